from collections import deque


class RateLimiter:
    def __init__(self, plans):
        self.plans, self.passed = plans, {client: deque() for client in plans}

    def used(self, client, at):
        passed, window = self.passed[client], self.plans[client][1]
        while passed and passed[0][0] <= at - window:
            passed.popleft()
        return sum(units for _, units in passed)

    def allow(self, client, at, units):
        used = self.used(client, at)
        self.passed[client].append((at, units))
        return used + units <= self.plans[client][0]

    def retry_after(self, client, at, units):
        limit, window = self.plans[client]
        used = self.used(client, at)
        if units > limit:
            return None
        if used + units <= limit:
            return 0.0
        for time, freed in self.passed[client]:
            used -= freed
            if used + units <= limit:
                return time + window - at

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
