def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    return [
        next((place for place in range(start, len(towers)) if towers[place] > least), -1) for start, least in questions
    ]
