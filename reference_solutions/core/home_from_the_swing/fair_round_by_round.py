"""Skips the rounds in which nobody leaves; goes through the line only when somebody does."""


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    line = [child for child, wish in enumerate(wishes) if wish]
    minute = 0
    played = 0
    for wish in sorted(set(wishes) - {0}):
        minute += (wish - 1 - played) * len(line)
        stay = []
        for child in line:
            minute += 1
            if wishes[child] == wish:
                minute += farewell
                home[child] = minute
            else:
                stay.append(child)
        line = stay
        played = wish
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
