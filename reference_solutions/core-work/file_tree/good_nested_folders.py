class FileTree:
    def __init__(self):
        self.top = {}  # a folder is a dict from name to what is there, a file its size

    def _names(self, path):
        return [] if path == "/" else path[1:].split("/")

    def _look_up(self, path):
        node = self.top
        for name in self._names(path):
            if not isinstance(node, dict) or name not in node:
                raise KeyError
            node = node[name]
        return node

    def _check_way(self, path):
        node = self.top
        for name in self._names(path)[:-1]:
            node = node.get(name)
            if node is None:
                return
            if not isinstance(node, dict):
                raise ValueError

    def _put(self, path, node):
        *way, last = self._names(path)
        folder = self.top
        for name in way:
            folder = folder.setdefault(name, {})
        folder[last] = node

    def _take_out(self, path):
        way = self._names(path)
        folders = [self.top]
        for name in way[:-1]:
            folders.append(folders[-1][name])
        for folder, name in zip(reversed(folders), reversed(way)):
            del folder[name]
            if folder:
                break

    def _total(self, node):
        if isinstance(node, dict):
            return sum(self._total(child) for child in node.values())
        return node

    def write(self, path, size):
        self._check_way(path)
        try:
            old = self._look_up(path)
        except KeyError:
            old = 0
        if isinstance(old, dict):
            raise ValueError
        self._put(path, size)
        return size - old

    def remove(self, path):
        node = self._look_up(path)
        freed = self._total(node)
        if path == "/":
            self.top = {}
        else:
            self._take_out(path)
        return freed

    def move(self, source, target):
        node = self._look_up(source)
        if source == "/" or target == source or target.startswith(source + "/"):
            raise ValueError
        self._check_way(target)
        try:
            self._look_up(target)
        except KeyError:
            self._take_out(source)
            self._put(target, node)
            return
        raise ValueError

    def size(self, path):
        return self._total(self._look_up(path))

    def names(self, path):
        node = self._look_up(path)
        if isinstance(node, dict):
            return sorted(node)
        return [self._names(path)[-1]]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
