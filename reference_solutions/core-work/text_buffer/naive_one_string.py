class TextBuffer:
    def __init__(self, text):
        self.text = text
        self.done = []
        self.undone = []

    def _put(self, start, end, text):
        self.text = self.text[:start] + text + self.text[end:]

    def replace(self, start, end, text):
        if not 0 <= start <= end <= len(self.text):
            raise IndexError
        self.done.append((start, self.text[start:end], text))
        self.undone.clear()
        self._put(start, end, text)

    def undo(self):
        if not self.done:
            return False
        edit = start, old, new = self.done.pop()
        self.undone.append(edit)
        self._put(start, start + len(new), old)
        return True

    def redo(self):
        if not self.undone:
            return False
        edit = start, old, new = self.undone.pop()
        self.done.append(edit)
        self._put(start, start + len(old), new)
        return True

    def read(self, start, end):
        if not 0 <= start <= end <= len(self.text):
            raise IndexError
        return self.text[start:end]

    def size(self):
        return len(self.text)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
