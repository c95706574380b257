from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return sorted(Counter(map(len, recording.split("|"))).items())
