"""Adds the ring to a shifted copy of itself, beat by beat."""


def dials_after_beats(dials: str, beats: int) -> str:
    shown = list(map(int, dials))
    for _ in range(beats):
        shown = [(own + neighbour) % 3 for own, neighbour in zip(shown, shown[1:] + shown[:1])]
    return "".join(map(str, shown))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
