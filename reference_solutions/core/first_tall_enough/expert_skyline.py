"""Answers the questions from right to left, from the skyline: the towers that no nearer one hides."""

from bisect import bisect_right


def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    answers = [-1] * len(questions)
    depths: list[int] = []  # of the skyline: heights with a minus, so that they rise as the towers get nearer
    places: list[int] = []
    place = len(towers)
    starts = [start for start, _ in questions]
    for number in sorted(range(len(questions)), key=starts.__getitem__, reverse=True):
        start, least = questions[number]
        while place > start:
            place -= 1
            depth = -towers[place]
            while depths and depths[-1] > depth:
                depths.pop()
                places.pop()
            depths.append(depth)
            places.append(place)
        rank = bisect_right(depths, -least)
        if rank:
            answers[number] = places[rank - 1]
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
