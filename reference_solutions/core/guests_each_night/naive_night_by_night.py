"""Adds every group to each of its nights."""


def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    guests = [0] * nights
    for arrival, departure, persons in stays:
        for night in range(arrival, departure):
            if night < nights:
                guests[night] += persons
    return guests

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
