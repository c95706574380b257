class FragmentCache:
    def __init__(self, capacity, lifetime):
        self.capacity, self.lifetime, self.entries = capacity, lifetime, {}

    def _forget_old(self, now):
        self.entries = {k: e for k, e in self.entries.items() if e[0] + self.lifetime > now}

    def put(self, now, key, text):
        self._forget_old(now)
        if key not in self.entries and len(self.entries) == self.capacity:
            del self.entries[next(iter(self.entries))]
        self.entries.pop(key, None)
        self.entries[key] = (now, text)

    def get(self, now, key):
        self._forget_old(now)
        if key not in self.entries:
            return None
        _, text = self.entries.pop(key)
        self.entries[key] = (now, text)
        return text

    def live(self, now):
        self._forget_old(now)
        return len(self.entries)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
