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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
