class LateLedger:
    def __init__(self, accounts):
        self.accounts = accounts
        self.n_entries = 0
        self.entries = {}

    def enter(self, account, day, cents):
        if account not in self.accounts:
            raise KeyError(account)
        self.n_entries += 1
        self.entries[self.n_entries] = (account, day, cents)
        return self.n_entries

    def take_back(self, entry):
        return self.entries.pop(entry)

    def _of(self, account):
        if account not in self.accounts:
            raise KeyError(account)
        return [(day, cents) for owner, day, cents in self.entries.values() if owner == account]

    def balance(self, account, day):
        return sum(cents for when, cents in self._of(account) if when <= day)

    def turnover(self, account, first, last):
        inside = [cents for day, cents in self._of(account) if first <= day <= last]
        return sum(cents for cents in inside if cents > 0), sum(cents for cents in inside if cents < 0)

    def lowest(self, account, first, last):
        balance = lowest = self.balance(account, first)
        for day, cents in sorted(self._of(account), key=lambda entry: (entry[0], -entry[1])):
            if first < day <= last:
                balance += cents
                lowest = min(lowest, balance)
        return lowest

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
