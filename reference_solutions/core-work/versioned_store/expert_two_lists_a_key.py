from bisect import bisect_right

GONE = object()


class VersionedStore:
    """Of each key two lists side by side, versions and values; version 0 is there for all, so each search finds one."""

    def __init__(self, initial):
        self.version = 0
        self.keys = {key: ([0], [value]) for key, value in initial.items()}

    def set(self, key, value):
        state = self.keys.get(key)
        if state is None:
            state = self.keys[key] = [0], [GONE]
        versions, values = state
        # The version that the next commit makes: a second change before it takes the place of the first.
        if versions[-1] > self.version:
            values[-1] = value
        else:
            versions.append(self.version + 1)
            values.append(value)

    def delete(self, key):
        if self.keys[key][1][-1] is GONE:
            raise KeyError
        self.set(key, GONE)

    def commit(self):
        self.version = version = self.version + 1
        return version

    def get(self, key, version):
        if not 0 <= version <= self.version:
            raise ValueError
        versions, values = self.keys[key]
        value = values[bisect_right(versions, version) - 1]
        if value is GONE:
            raise KeyError
        return value

    def changes(self, key):
        versions = self.keys.get(key, ([0],))[0]
        if versions[-1] > self.version:
            return versions[1:-1]
        return versions[1:]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
