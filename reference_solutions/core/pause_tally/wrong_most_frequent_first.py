from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return Counter(map(len, recording.split("|")[1:-1])).most_common()
