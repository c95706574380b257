def reel_turns(reel: str, words: list[str]) -> list[int]:
    """Picks the same place several times in one pass."""
    answers = []
    for word in words:
        turns = 0
        place = len(reel)
        for letter in word:
            place = reel.find(letter, place)
            if place < 0:
                turns += 1
                place = reel.find(letter)
                if place < 0:
                    turns = -1
                    break
        answers.append(turns)
    return answers
