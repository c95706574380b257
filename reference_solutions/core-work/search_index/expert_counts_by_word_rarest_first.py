# Of bytes: all but letters and digits of ASCII become spaces.
TABLE = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz0123456789" else 32 for code in range(256))
# A note with its hits is one whole number, which sorts faster than a pair.
SHIFT = 10
MASK = (1 << SHIFT) - 1


class SearchIndex:
    """For each word the notes that have it, with how often. A query begins with its rarest word: the notes that have all
    words are among those, and the other words are only looked up there."""

    def __init__(self):
        self.words = {}  # note -> set of its words
        self.counts = {}  # word -> note -> how often

    def put(self, note, text):
        counts = self.counts
        if note in self.words:
            self.remove(note)
        words = text.encode("ascii", "replace").lower().translate(TABLE).split()
        self.words[note] = set(words)
        for word in words:
            by_note = counts.get(word)
            if by_note is None:
                counts[word] = {note: 1}
            else:
                by_note[note] = by_note.get(note, 0) + 1
        return len(words)

    def remove(self, note):
        counts = self.counts
        for word in self.words.pop(note):
            del counts[word][note]

    def search(self, query, limit):
        wanted = set(query.encode("ascii", "replace").lower().translate(TABLE).split())
        if not wanted:
            raise ValueError
        counts = self.counts
        lists = []
        for word in wanted:
            by_note = counts.get(word)
            if not by_note:
                return []
            lists.append(by_note)
        lists.sort(key=len)
        rarest = lists.pop(0)
        if lists:
            notes = rarest.keys()
            for other in lists:
                notes &= other.keys()
            lists.append(rarest)
            keys = [(sum([by_note[note] for by_note in lists]) << SHIFT) + note for note in notes]
        else:
            keys = [(hits << SHIFT) + note for note, hits in rarest.items()]
        keys.sort(reverse=True)
        return [(key & MASK, key >> SHIFT) for key in keys[:limit]]

    def common(self, first, second):
        ours, theirs = self.words[first], self.words[second]
        both = len(ours & theirs)
        either = len(ours) + len(theirs) - both
        return both / either if either else 0.0

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
