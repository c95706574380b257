def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    answers = []
    for start, least in questions:
        place = start + 1
        while place < len(towers) and towers[place] < least:
            place += 1
        answers.append(place if place < len(towers) else -1)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
