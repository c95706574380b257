"""Tabulates for each letter and each place of the ring the place after the letter's next one."""

from collections import defaultdict


def reel_turns(reel: str, words: list[str]) -> list[int]:
    following: dict[str, list[int]] = defaultdict(list)
    for place, letter in enumerate(reel, 1):
        table = following[letter]
        table += [place] * (place - len(table))
    for table in following.values():
        table += [table[0]] * (len(reel) + 1 - len(table))
    letters = following.keys()
    answers = []
    for word in words:
        if not letters >= set(word):
            answers.append(-1)
            continue
        turns = 0
        place = len(reel)
        for letter in word:
            picked = following[letter][place]
            if picked <= place:
                turns += 1
            place = picked
        answers.append(turns)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
