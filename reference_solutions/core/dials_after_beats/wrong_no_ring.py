def dials_after_beats(dials: str, beats: int) -> str:
    shown = [int(digit) for digit in dials]
    for _ in range(beats):
        shown = [(own + other) % 3 for own, other in zip(shown, shown[1:] + [0])]
    return "".join(map(str, shown))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
