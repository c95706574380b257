PIECE = 8000


class TextBuffer:
    def __init__(self, text):
        self.pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]
        self.length = len(text)
        self.done = []
        self.undone = []

    def _find(self, at):
        for place, piece in enumerate(self.pieces):
            if at <= len(piece):
                return place, at
            at -= len(piece)

    def _put(self, start, end, text):
        first, before = self._find(start)
        last, behind = self._find(end)
        joined = self.pieces[first][:before] + text + self.pieces[last][behind:]
        if len(joined) > 2 * PIECE:
            new = [joined[at : at + PIECE] for at in range(0, len(joined), PIECE)]
        else:
            new = [joined]
        self.pieces[first : last + 1] = new
        self.length += len(text) - (end - start)

    def replace(self, start, end, text):
        old = self.read(start, end)
        self.done.append((start, old, text))
        self.undone.clear()
        self._put(start, end, text)

    def undo(self):
        if not self.done:
            return False
        start, old, new = self.done.pop()
        self.undone.append((start, old, new))
        self._put(start, start + len(new), old)
        return True

    def redo(self):
        if not self.undone:
            return False
        start, old, new = self.undone.pop()
        self.done.append((start, old, new))
        self._put(start, start + len(old), new)
        return True

    def read(self, start, end):
        if not 0 <= start <= end <= self.length:
            raise IndexError
        first, before = self._find(start)
        last, behind = self._find(end)
        if first == last:
            return self.pieces[first][before:behind]
        return "".join([self.pieces[first][before:], *self.pieces[first + 1 : last], self.pieces[last][:behind]])

    def size(self):
        return self.length

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
