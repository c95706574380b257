"""Jumps from beat to beat."""


def pause_tally(recording: str) -> list[tuple[int, int]]:
    tally: dict[int, int] = {}
    beat = recording.find("|")
    while beat >= 0:
        following = recording.find("|", beat + 1)
        if following >= 0:
            length = following - beat - 1
            tally[length] = tally.get(length, 0) + 1
        beat = following
    return sorted(tally.items())
