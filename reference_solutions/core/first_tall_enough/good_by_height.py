"""Answers the questions from the greatest height down; the towers that are tall enough so far are kept in order."""

from bisect import bisect_left, insort


def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    falling = sorted(range(len(towers)), key=lambda place: towers[place])
    tall_enough: list[int] = []
    answers = [-1] * len(questions)
    for number in sorted(range(len(questions)), key=lambda number: questions[number][1], reverse=True):
        start, least = questions[number]
        while falling and towers[falling[-1]] >= least:
            insort(tall_enough, falling.pop())
        index = bisect_left(tall_enough, start)
        if index < len(tall_enough):
            answers[number] = tall_enough[index]
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
