"""Turns the ring letter by letter."""


def reel_turns(reel: str, words: list[str]) -> list[int]:
    answers = []
    for word in words:
        turns = 0
        picked = 0
        for letter in word:
            if letter not in reel:
                turns = -1
        while turns >= 0 and picked < len(word):
            turns += 1
            for letter in reel:
                if picked < len(word) and letter == word[picked]:
                    picked += 1
        answers.append(turns)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
