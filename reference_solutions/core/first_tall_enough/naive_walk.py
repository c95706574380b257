"""Walks to the right for every question."""


def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    answers = []
    for start, least in questions:
        answer = -1
        for place in range(start, len(towers)):
            if towers[place] >= least:
                answer = place
                break
        answers.append(answer)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
