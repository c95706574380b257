"""Tabulates for each letter and each place of the ring the place after the letter's next one.

Where a new turn begins, the place is counted from the end of the table, which is the same place, and negative.
"""


def reel_turns(reel: str, words: list[str]) -> list[int]:
    following: dict[str, list[int]] = {letter: [] for letter in reel}
    for place, letter in enumerate(reel, 1):
        table = following[letter]
        table += [place] * (place - len(table))
    for table in following.values():
        left = len(reel) + 1 - len(table)
        table += [table[0] - len(reel) - 1] * left
    answers = []
    for word in words:
        turns = 0
        place = -1
        try:
            for letter in word:
                place = following[letter][place]
                if place < 0:
                    turns += 1
        except KeyError:  # the reel has no such letter
            turns = -1
        answers.append(turns)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
