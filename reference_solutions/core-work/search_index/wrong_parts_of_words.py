import re
from collections import Counter


class SearchIndex:
    def __init__(self):
        self.notes = {}

    def _words(self, text):
        return re.findall("[a-z0-9]+", re.sub("[^A-Za-z0-9]", " ", text).lower())

    def put(self, note, text):
        words = self._words(text)
        self.notes[note] = Counter(words)
        return len(words)

    def remove(self, note):
        del self.notes[note]

    def search(self, query, limit):
        wanted = set(self._words(query))
        if not wanted:
            raise ValueError
        found = []
        for note, counts in self.notes.items():
            if all(any(word in other for other in counts) for word in wanted):
                found.append((note, sum(counts[word] for word in wanted)))
        found.sort(key=lambda pair: (pair[1], pair[0]), reverse=True)
        return found[:limit]

    def common(self, first, second):
        ours = set(self.notes[first])
        theirs = set(self.notes[second])
        if not ours | theirs:
            return 0.0
        return len(ours & theirs) / len(ours | theirs)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
