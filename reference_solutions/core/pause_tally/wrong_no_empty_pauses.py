from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return sorted(Counter(len(pause) for pause in recording.split("|")[1:-1] if pause).items())
