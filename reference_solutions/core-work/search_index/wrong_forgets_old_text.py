import re
from collections import Counter, defaultdict

WORD = re.compile("[A-Za-z0-9]+")


class SearchIndex:
    def __init__(self):
        self.words = {}  # note -> Counter of its words
        self.notes = defaultdict(set)  # word -> notes

    def put(self, note, text):
        if note in self.words:
            del self.words[note]
        words = [word.lower() for word in WORD.findall(text)]
        self.words[note] = Counter(words)
        for word in words:
            self.notes[word].add(note)
        return len(words)

    def remove(self, note):
        for word in self.words.pop(note):
            self.notes[word].discard(note)

    def search(self, query, limit):
        wanted = {word.lower() for word in WORD.findall(query)}
        if not wanted:
            raise ValueError
        notes = set.intersection(*(self.notes[word] for word in wanted))
        found = [(sum(self.words[note][word] for word in wanted), note) for note in notes]
        found.sort(reverse=True)
        return [(note, hits) for hits, note in found[:limit]]

    def common(self, first, second):
        ours = self.words[first].keys()
        theirs = self.words[second].keys()
        either = len(ours | theirs)
        return len(ours & theirs) / either if either else 0.0

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
