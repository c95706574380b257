class FragmentCache:
    def __init__(self, capacity, lifetime):
        self.capacity, self.lifetime, self.entries = capacity, lifetime, {}

    def put(self, now, key, text):
        if key not in self.entries and len(self.entries) == self.capacity:
            del self.entries[next(iter(self.entries))]
        self.entries.pop(key, None)
        self.entries[key] = (now, text)

    def get(self, now, key):
        entry = self.entries.pop(key, None)
        if entry is None or entry[0] + self.lifetime <= now:
            return None
        self.entries[key] = entry
        return entry[1]

    def live(self, now):
        return sum(born + self.lifetime > now for born, _ in self.entries.values())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
