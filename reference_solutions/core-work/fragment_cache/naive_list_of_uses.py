class FragmentCache:
    def __init__(self, capacity, lifetime):
        self.capacity = capacity
        self.lifetime = lifetime
        self.texts = {}
        self.born = {}
        self.order = []  # least recently used first

    def _forget_old(self, now):
        # All that is old, wherever it stands in the order.
        for key in [key for key, born in self.born.items() if born + self.lifetime <= now]:
            self._remove(key)

    def _remove(self, key):
        self.order.remove(key)
        del self.texts[key]
        del self.born[key]

    def put(self, now, key, text):
        self._forget_old(now)
        if key in self.texts:
            self._remove(key)
        elif len(self.texts) == self.capacity:
            self._remove(self.order[0])
        self.texts[key] = text
        self.born[key] = now
        self.order.append(key)

    def get(self, now, key):
        self._forget_old(now)
        if key not in self.texts:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.texts[key]

    def live(self, now):
        self._forget_old(now)
        return len(self.texts)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
