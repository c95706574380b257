class Autocomplete:
    def __init__(self, phrases, shown):
        self.phrases, self.counts, self.shown = list(phrases), {}, shown

    def pick(self, phrase):
        self.counts[phrase] = self.counts.get(phrase, 0) + 1
        return self.counts[phrase]

    def suggest(self, prefix):
        fitting = [phrase for phrase in self.phrases if phrase.startswith(prefix)]
        fitting.sort(key=lambda phrase: (-self.counts.get(phrase, 0), phrase))
        return fitting[: self.shown]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
