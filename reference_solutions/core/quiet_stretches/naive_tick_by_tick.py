"""Marks every loud tick, then goes through all ticks."""


def quiet_stretches(noises: list[tuple[int, int]], length: int, least: int) -> list[tuple[int, int]]:
    loud = [False] * (length + 1)
    loud[length] = True
    for start, stop in noises:
        for tick in range(start, stop):
            loud[tick] = True
    stretches = []
    begin = 0
    for tick in range(length + 1):
        if loud[tick]:
            if tick - begin >= least:
                stretches.append((begin, tick))
            begin = tick + 1
    return stretches

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
