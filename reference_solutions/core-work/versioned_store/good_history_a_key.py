import bisect

GONE = object()


class VersionedStore:
    def __init__(self, initial):
        self.version = 0
        self.history = {key: [(0, value)] for key, value in initial.items()}
        self.working = dict(initial)
        self.pending = {}

    def set(self, key, value):
        self.working[key] = value
        self.pending[key] = value

    def delete(self, key):
        del self.working[key]
        self.pending[key] = GONE

    def commit(self):
        self.version += 1
        for key, value in self.pending.items():
            self.history.setdefault(key, []).append((self.version, value))
        self.pending.clear()
        return self.version

    def get(self, key, version):
        if version < 0 or version > self.version:
            raise ValueError(version)
        changes = self.history[key]
        place = bisect.bisect_right(changes, version, key=lambda change: change[0])
        if place == 0 or changes[place - 1][1] is GONE:
            raise KeyError(key)
        return changes[place - 1][1]

    def changes(self, key):
        return [version for version, _ in self.history.get(key, []) if version > 0]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
