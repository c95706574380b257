"""Turns one dial after the other, beat by beat."""


def dials_after_beats(dials: str, beats: int) -> str:
    shown = [int(digit) for digit in dials]
    for _ in range(beats):
        turned = []
        for place in range(len(shown)):
            neighbour = shown[(place + 1) % len(shown)]
            turned.append((shown[place] + neighbour) % 3)
        shown = turned
    return "".join(str(digit) for digit in shown)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
