def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    answers = []
    for start, least in questions:
        place = start + 1
        while place < len(towers) and towers[place] < least:
            place += 1
        answers.append(place if place < len(towers) else -1)
    return answers
