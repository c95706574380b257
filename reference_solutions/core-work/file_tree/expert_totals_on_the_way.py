class Folder:
    """What is in a folder: a file as its size, a folder as such; and the sum of all sizes."""

    __slots__ = ("nodes", "total")

    def __init__(self):
        self.nodes = {}
        self.total = 0


class FileTree:
    def __init__(self):
        self.top = Folder()

    def _way(self, path):
        """The folders down to the one that a path is in, as far as there are any, and the names on the way."""
        names = path.split("/")[1:]
        folder = self.top
        folders = [folder]
        for name in names[:-1]:
            folder = folder.nodes.get(name)
            if folder.__class__ is not Folder:
                return folders, names, folder
            folders.append(folder)
        return folders, names, folder.nodes.get(names[-1])

    def _put(self, folders, names, node, size):
        """`size` is by how much all folders on the way grow."""
        for folder in folders:
            folder.total += size
        folder = folders[-1]
        for name in names[len(folders) - 1 : -1]:
            new = folder.nodes[name] = Folder()
            new.total = size
            folder = new
        folder.nodes[names[-1]] = node

    def _take_out(self, folders, names, size):
        for folder in folders:
            folder.total -= size
        for place in range(len(names) - 1, -1, -1):
            nodes = folders[place].nodes
            del nodes[names[place]]
            if nodes:
                break

    def _found(self, path):
        folders, names, node = self._way(path)
        if node is None or len(folders) < len(names):
            raise KeyError
        return folders, names, node

    def write(self, path, size):
        folders, names, node = self._way(path)
        if len(folders) < len(names):
            if node is not None:
                raise ValueError
            old = 0
        elif node is None:
            old = 0
        elif node.__class__ is Folder:
            raise ValueError
        else:
            old = node
        self._put(folders, names, size, size - old)
        return size - old

    def remove(self, path):
        if path == "/":
            freed = self.top.total
            self.top = Folder()
            return freed
        folders, names, node = self._found(path)
        freed = node.total if node.__class__ is Folder else node
        self._take_out(folders, names, freed)
        return freed

    def move(self, source, target):
        if source == "/":
            raise ValueError
        folders, names, node = self._found(source)
        if target.startswith(source + "/") or self._way(target)[2] is not None:
            raise ValueError
        size = node.total if node.__class__ is Folder else node
        self._take_out(folders, names, size)
        # The way to the target may have lost folders just now.
        folders, names, _ = self._way(target)
        self._put(folders, names, node, size)

    def size(self, path):
        if path == "/":
            return self.top.total
        node = self._found(path)[2]
        return node.total if node.__class__ is Folder else node

    def names(self, path):
        if path == "/":
            return sorted(self.top.nodes)
        _, names, node = self._found(path)
        return sorted(node.nodes) if node.__class__ is Folder else [names[-1]]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
