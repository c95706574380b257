"""Takes a power of three of beats at once: modulo 3, that many beats add the dial that many places to the right."""


def dials_after_beats(dials: str, beats: int) -> str:
    shown = list(map(int, dials))
    stride = 1
    while beats:
        shift = stride % len(shown)
        for _ in range(beats % 3):
            shown = [(own + other) % 3 for own, other in zip(shown, shown[shift:] + shown[:shift])]
        beats //= 3
        stride *= 3
    return "".join(map(str, shown))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
