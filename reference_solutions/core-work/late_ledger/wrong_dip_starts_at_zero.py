from bisect import bisect_left, bisect_right, insort
from itertools import accumulate


class LateLedger:
    def __init__(self, accounts):
        self.days = {account: [] for account in accounts}
        self.cents = {account: {} for account in accounts}  # day -> [added, taken]
        self.entries = {}
        self.n_entries = 0

    def _change(self, account, day, cents, sign):
        by_day = self.cents[account]
        if day not in by_day:
            by_day[day] = [0, 0]
            insort(self.days[account], day)
        by_day[day][cents < 0] += sign * cents

    def enter(self, account, day, cents):
        self._change(account, day, cents, 1)
        self.n_entries += 1
        self.entries[self.n_entries] = account, day, cents
        return self.n_entries

    def take_back(self, entry):
        account, day, cents = self.entries.pop(entry)
        self._change(account, day, cents, -1)
        return account, day, cents

    def _changes(self, account, first, last):
        days = self.days[account]
        by_day = self.cents[account]
        return [by_day[day] for day in days[bisect_left(days, first) : bisect_right(days, last)]]

    def balance(self, account, day):
        return sum([added + taken for added, taken in self._changes(account, 0, day)])

    def turnover(self, account, first, last):
        changes = self._changes(account, first, last)
        return sum([added for added, _ in changes]), sum([taken for _, taken in changes])

    def lowest(self, account, first, last):
        start = 0
        changes = [added + taken for added, taken in self._changes(account, first + 1, last)]
        return min(accumulate(changes, initial=start))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
