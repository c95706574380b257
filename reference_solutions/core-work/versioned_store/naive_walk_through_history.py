class VersionedStore:
    def __init__(self, initial):
        self.version = 0
        self.working = dict(initial)
        self.touched = set()
        self.history = {key: [(0, True, value)] for key, value in initial.items()}

    def set(self, key, value):
        self.working[key] = value
        self.touched.add(key)

    def delete(self, key):
        del self.working[key]
        self.touched.add(key)

    def commit(self):
        self.version += 1
        for key in self.touched:
            entry = (self.version, key in self.working, self.working.get(key))
            self.history.setdefault(key, []).append(entry)
        self.touched = set()
        return self.version

    def get(self, key, version):
        if not 0 <= version <= self.version:
            raise ValueError(version)
        found = False
        value = None
        for changed_in, is_there, new_value in self.history.get(key, []):
            if changed_in <= version:
                found = is_there
                value = new_value
        if not found:
            raise KeyError(key)
        return value

    def changes(self, key):
        return [version for version, _, _ in self.history.get(key, []) if version > 0]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
