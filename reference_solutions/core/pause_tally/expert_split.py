"""Splits the recording at its beats; the pieces between the first and the last one are the pauses."""

from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return sorted(Counter(map(len, recording.split("|")[1:-1])).items())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
