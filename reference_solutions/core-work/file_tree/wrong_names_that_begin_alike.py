class FileTree:
    def __init__(self):
        self.files = {}  # path -> size

    def _inside(self, folder):
        start = folder
        return [path for path in self.files if path.startswith(start)]

    def _check_free(self, path):
        if self._inside(path):
            raise ValueError
        while "/" in path[1:]:
            path = path[: path.rindex("/")]
            if path in self.files:
                raise ValueError

    def write(self, path, size):
        self._check_free(path)
        more = size - self.files.get(path, 0)
        self.files[path] = size
        return more

    def _found(self, path):
        found = [path] if path in self.files else self._inside(path)
        if not found and path != "/":
            raise KeyError
        return found

    def remove(self, path):
        return sum(self.files.pop(each) for each in self._found(path))

    def move(self, source, target):
        found = self._found(source)
        if source == "/" or target == source or target.startswith(source + "/"):
            raise ValueError
        if target in self.files:
            raise ValueError
        sizes = {path: self.files[path] for path in found}
        self._check_free(target)
        for path in found:
            del self.files[path]
        for path, size in sizes.items():
            self.files[target + path[len(source) :]] = size

    def size(self, path):
        return sum(self.files[each] for each in self._found(path))

    def names(self, path):
        found = self._found(path)
        if path in self.files:
            return [path[path.rindex("/") + 1 :]]
        start = len(path) if path == "/" else len(path) + 1
        return sorted({each[start:].split("/")[0] for each in found})

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
