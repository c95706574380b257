"""Keeps for each night by how much the number of guests changes, where it does."""


def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    changes: dict[int, int] = {}
    for arrival, departure, persons in stays:
        changes[arrival] = changes.get(arrival, 0) + persons
        changes[departure] = changes.get(departure, 0) - persons
    guests = []
    present = 0
    for night in range(nights):
        present += changes.get(night, 0)
        guests.append(present)
    return guests

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
