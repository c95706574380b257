from collections import deque


class RateLimiter:
    def __init__(self, plans):
        self.plans = plans
        self.passed = {client: deque() for client in plans}
        self.sums = dict.fromkeys(plans, 0)

    def used(self, client, at):
        window = self.plans[client][1]
        passed = self.passed[client]
        while passed and passed[0][0] <= at - window:
            self.sums[client] -= passed.popleft()[1]
        return self.sums[client]

    def allow(self, client, at, units):
        if self.used(client, at) + units > self.plans[client][0]:
            return False
        self.passed[client].append((at, units))
        self.sums[client] += units
        return True

    def retry_after(self, client, at, units):
        limit, window = self.plans[client]
        if units > limit:
            return None
        used = self.used(client, at)
        if used + units <= limit:
            return 0.0
        for time, freed in self.passed[client]:
            used -= freed
            if used + units <= limit:
                return time + window - at

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
