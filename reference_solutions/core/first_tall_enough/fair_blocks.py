"""Skips blocks of towers whose tallest one is too low."""

SIDE = 64


def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    tallest = [max(towers[begin : begin + SIDE]) for begin in range(0, len(towers), SIDE)]
    answers = []
    for start, least in questions:
        place = start
        while place < len(towers) and towers[place] < least:
            place += 1
            while place % SIDE == 0 and place < len(towers) and tallest[place // SIDE] < least:
                place += SIDE
        answers.append(place if place < len(towers) else -1)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
