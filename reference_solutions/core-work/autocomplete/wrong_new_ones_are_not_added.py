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
