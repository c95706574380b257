def reel_turns(reel: str, words: list[str]) -> list[int]:
    """Counts only the turns that are complete."""
    answers = []
    for word in words:
        turns = 0
        place = 0
        for letter in word:
            place = reel.find(letter, place)
            if place < 0:
                turns += 1
                place = reel.find(letter)
                if place < 0:
                    turns = -1
                    break
            place += 1
        answers.append(turns)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
