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
