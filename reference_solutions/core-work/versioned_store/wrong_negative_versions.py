class VersionedStore:
    def __init__(self, initial):
        self.versions, self.working, self.touched, self.log = [dict(initial)], dict(initial), set(), {}

    def set(self, key, value):
        self.working[key] = value
        self.touched.add(key)

    def delete(self, key):
        del self.working[key]
        self.touched.add(key)

    def commit(self):
        self.versions.append(dict(self.working))
        for key in self.touched:
            self.log.setdefault(key, []).append(len(self.versions) - 1)
        self.touched = set()
        return len(self.versions) - 1

    def get(self, key, version):
        if version >= len(self.versions):
            raise ValueError(version)
        return self.versions[version][key]

    def changes(self, key):
        return list(self.log.get(key, []))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
