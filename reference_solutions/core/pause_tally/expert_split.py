"""Splits the recording at its beats; the pieces between the first and the last one are the pauses."""

from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return sorted(Counter(map(len, recording.split("|")[1:-1])).items())
