def pause_tally(recording: str) -> list[tuple[int, int]]:
    tally: dict[int, int] = {}
    length = -1
    for sign in recording:
        if sign == "|":
            if length >= 0:
                tally[length] = tally.get(length, 0) + 1
            length = 0
        elif length >= 0:
            length += 1
    return sorted(tally.items())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
