def dials_after_beats(dials: str, beats: int) -> str:
    shown = [int(digit) for digit in dials]
    for _ in range(beats):
        shown = [(own + other) % 3 for own, other in zip(shown, shown[1:] + [0])]
    return "".join(map(str, shown))
