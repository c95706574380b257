class Autocomplete:
    """The answer of each prefix of up to 12 characters is kept: a pick can only move its own phrase up in it."""

    def __init__(self, phrases, shown):
        self.counts = {}
        self.shown = shown
        self.best = best = {}
        for phrase in sorted(phrases):
            self.counts[phrase] = 0
            for end in range(min(len(phrase), 12) + 1):
                top = best.setdefault(phrase[:end], [])
                if len(top) < shown:
                    top.append((0, phrase))

    def pick(self, phrase):
        count = self.counts[phrase] = self.counts.get(phrase, 0) + 1
        before, after = (1 - count, phrase), (-count, phrase)
        best = self.best
        for end in range(min(len(phrase), 12) + 1):
            top = best.get(phrase[:end])
            if top is None:
                best[phrase[:end]] = [after]
                continue
            if before in top:
                top.remove(before)
            top.append(after)
            top.sort()
            del top[self.shown :]
        return count

    def suggest(self, prefix):
        return [phrase for _, phrase in self.best.get(prefix, ())]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
