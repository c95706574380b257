from itertools import accumulate

SHIFT = 5
N_STRETCHES = 4000 >> SHIFT


class Account:
    """What was added and taken on each day, and in each stretch of 32 days; of each stretch also how low the balance comes
    within it, from 0 at its begin, or None where that has to be worked out again."""

    def __init__(self):
        self.added = [0] * (N_STRETCHES + 1 << SHIFT)
        self.taken = self.added[:]
        self.more = [0] * (N_STRETCHES + 1)
        self.less = self.more[:]
        self.dips = self.more[:]

    def change(self, day, cents, sign):
        stretch = day >> SHIFT
        self.dips[stretch] = None
        if cents > 0:
            self.added[day] += sign * cents
            self.more[stretch] += sign * cents
        else:
            self.taken[day] += sign * cents
            self.less[stretch] += sign * cents

    def balance(self, day):
        stretch = day >> SHIFT
        first = stretch << SHIFT
        return (
            sum(self.more[:stretch])
            + sum(self.less[:stretch])
            + sum(self.added[first : day + 1])
            + sum(self.taken[first : day + 1])
        )

    def turnover(self, first, last):
        added, taken = self.added, self.taken
        one, other = (first >> SHIFT) + 1, last >> SHIFT
        if one >= other:
            return sum(added[first : last + 1]), sum(taken[first : last + 1])
        middle, end = one << SHIFT, other << SHIFT
        return (
            sum(added[first:middle]) + sum(self.more[one:other]) + sum(added[end : last + 1]),
            sum(taken[first:middle]) + sum(self.less[one:other]) + sum(taken[end : last + 1]),
        )

    def run(self, first, last):
        """The lowest balance within these days from 0, and the last one; a day's additions and takings are one change."""
        balances = list(accumulate(map(int.__add__, self.added[first:last], self.taken[first:last])))
        return (min(balances), balances[-1]) if balances else (0, 0)

    def lowest(self, first, last):
        lowest = balance = self.balance(first)
        first += 1
        last += 1
        one, other = (first + (1 << SHIFT) - 1) >> SHIFT, last >> SHIFT
        if one >= other:
            return min(lowest, balance + self.run(first, last)[0])
        dip, change = self.run(first, one << SHIFT)
        lowest = min(lowest, balance + dip)
        balance += change
        dips, more, less = self.dips, self.more, self.less
        for stretch in range(one, other):
            dip = dips[stretch]
            if dip is None:
                start = stretch << SHIFT
                dip = dips[stretch] = self.run(start, start + (1 << SHIFT))[0]
            if balance + dip < lowest:
                lowest = balance + dip
            balance += more[stretch] + less[stretch]
        return min(lowest, balance + self.run(other << SHIFT, last)[0])


class LateLedger:
    def __init__(self, accounts):
        self.accounts = {account: Account() for account in accounts}
        self.entries = {}
        self.n_entries = 0

    def enter(self, account, day, cents):
        self.accounts[account].change(day, cents, 1)
        self.n_entries = number = self.n_entries + 1
        self.entries[number] = account, day, cents
        return number

    def take_back(self, entry):
        account, day, cents = found = self.entries.pop(entry)
        self.accounts[account].change(day, cents, -1)
        return found

    def balance(self, account, day):
        return self.accounts[account].balance(day)

    def turnover(self, account, first, last):
        return self.accounts[account].turnover(first, last)

    def lowest(self, account, first, last):
        return self.accounts[account].lowest(first, last)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
