def dials_after_beats(dials: str, beats: int) -> str:
    shown = [int(digit) for digit in dials]
    for _ in range(beats):
        for place in reversed(range(len(shown))):
            shown[place] = (shown[place] + shown[(place + 1) % len(shown)]) % 3
    return "".join(map(str, shown))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
