PIECE = 4096


class TextBuffer:
    """The text in pieces of about 4,000 characters. Which one was last used, and where it begins, is kept: the next
    call is mostly there or close by."""

    def __init__(self, text):
        self.pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]
        self.length = len(text)
        self.place = 0  # of the piece last used
        self.begins = 0  # where it begins
        self.done = []
        self.undone = []

    def _go_to(self, at):
        """Makes the last used piece one that holds the place, or ends there."""
        pieces, place, begins = self.pieces, self.place, self.begins
        while at < begins:
            place -= 1
            begins -= len(pieces[place])
        while at > begins + len(pieces[place]):
            begins += len(pieces[place])
            place += 1
        self.place, self.begins = place, begins
        return place, at - begins

    def _put(self, start, end, text):
        """Returns what was there."""
        pieces = self.pieces
        place, first = self._go_to(start)
        piece = pieces[place]
        last = first + end - start
        behind = place + 1
        # Pieces are joined until the end is inside.
        if last > len(piece):
            parts, n_characters = [piece], len(piece)
            while n_characters < last:
                parts.append(pieces[behind])
                n_characters += len(pieces[behind])
                behind += 1
            piece = "".join(parts)
        old = piece[first:last]
        piece = piece[:first] + text + piece[last:]
        if len(piece) > 2 * PIECE:
            pieces[place:behind] = [piece[at : at + PIECE] for at in range(0, len(piece), PIECE)]
        else:
            pieces[place:behind] = [piece]
        self.length += len(text) - len(old)
        return old

    def replace(self, start, end, text):
        if not 0 <= start <= end <= self.length:
            raise IndexError
        self.done.append((start, self._put(start, end, text), text))
        self.undone.clear()

    def undo(self):
        if not self.done:
            return False
        edit = start, old, new = self.done.pop()
        self._put(start, start + len(new), old)
        self.undone.append(edit)
        return True

    def redo(self):
        if not self.undone:
            return False
        edit = start, old, new = self.undone.pop()
        self._put(start, start + len(old), new)
        self.done.append(edit)
        return True

    def read(self, start, end):
        if not 0 <= start <= end <= self.length:
            raise IndexError
        pieces = self.pieces
        place, first = self._go_to(start)
        text = pieces[place][first : first + end - start]
        missing = end - start - len(text)
        if not missing:
            return text
        parts = [text]
        while missing:
            place += 1
            text = pieces[place][:missing]
            parts.append(text)
            missing -= len(text)
        return "".join(parts)

    def size(self):
        return self.length

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
