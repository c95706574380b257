class VersionedStore:
    def __init__(self, initial):
        self.versions, self.working = [dict(initial)], dict(initial)

    def set(self, key, value):
        self.working[key] = value

    def delete(self, key):
        del self.working[key]

    def commit(self):
        self.versions.append(dict(self.working))
        return len(self.versions) - 1

    def get(self, key, version):
        if not 0 <= version < len(self.versions):
            raise ValueError(version)
        return self.versions[version][key]

    def changes(self, key):
        none = object()
        pairs = zip(self.versions, self.versions[1:])
        return [n for n, (a, b) in enumerate(pairs, 1) if a.get(key, none) != b.get(key, none)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
