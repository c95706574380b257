"""Lets `str.find` turn the ring to the next letter."""


def reel_turns(reel: str, words: list[str]) -> list[int]:
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
            place += 1
        answers.append(turns)
    return answers
