import heapq
from bisect import bisect_left, insort


class Autocomplete:
    def __init__(self, phrases, shown):
        self.phrases = sorted(phrases)
        self.counts = dict.fromkeys(phrases, 0)
        self.shown = shown

    def pick(self, phrase):
        if phrase not in self.counts:
            insort(self.phrases, phrase)
            self.counts[phrase] = 0
        self.counts[phrase] += 1
        return self.counts[phrase]

    def suggest(self, prefix):
        first = bisect_left(self.phrases, prefix)
        last = bisect_left(self.phrases, prefix + chr(0x10FFFF))
        counts = self.counts
        return heapq.nsmallest(self.shown, self.phrases[first:last], key=lambda phrase: (-counts[phrase], phrase))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
