class RateLimiter:
    def __init__(self, plans):
        self.plans, self.counts = plans, {}

    def used(self, client, at):
        return self.counts.get((client, at // self.plans[client][1]), 0)

    def allow(self, client, at, units):
        used = self.used(client, at)
        if used + units > self.plans[client][0]:
            return False
        self.counts[client, at // self.plans[client][1]] = used + units
        return True

    def retry_after(self, client, at, units):
        limit, window = self.plans[client]
        if units > limit:
            return None
        return 0.0 if self.used(client, at) + units <= limit else (at // window + 1) * window - at

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
