class RateLimiter:
    def __init__(self, plans):
        self.plans = plans
        self.passed = {client: [] for client in plans}

    def _recent(self, client, at):
        window = self.plans[client][1]
        kept = [call for call in self.passed[client] if call[0] > at - window]
        self.passed[client] = kept
        return kept

    def used(self, client, at):
        return sum(units for _, units in self._recent(client, at))

    def allow(self, client, at, units):
        if self.used(client, at) + units > self.plans[client][0]:
            return False
        self.passed[client].append((at, units))
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
