import heapq
from collections import OrderedDict


class FragmentCache:
    def __init__(self, capacity, lifetime):
        self.capacity = capacity
        self.lifetime = lifetime
        self.entries = OrderedDict()
        self.ages = []

    def _forget_old(self, now):
        while self.ages and self.ages[0][0] + self.lifetime <= now:
            born, key = heapq.heappop(self.ages)
            entry = self.entries.get(key)
            if entry is not None and entry[0] == born:
                del self.entries[key]

    def put(self, now, key, text):
        self._forget_old(now)
        if key not in self.entries and len(self.entries) >= self.capacity:
            self.entries.popitem(last=False)
        self.entries[key] = (now, text)
        self.entries.move_to_end(key)
        heapq.heappush(self.ages, (now, key))

    def get(self, now, key):
        self._forget_old(now)
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key][1]

    def live(self, now):
        self._forget_old(now)
        return len(self.entries)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
