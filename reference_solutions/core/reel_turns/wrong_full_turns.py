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
