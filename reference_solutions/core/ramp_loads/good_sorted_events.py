"""Walks the beam past the starts and ends of all ramps, in order."""


def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    events = []
    for start, width, step in ramps:
        events.append((start, step, 0))
        events.append((start + width, -step, width * step))
    events.sort()
    loads = []
    slope = load = place = 0
    for mark in range(length):
        while place < len(events) and events[place][0] == mark:
            slope += events[place][1]
            load -= events[place][2]
            place += 1
        load += slope
        loads.append(load)
    return loads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
