"""Collects the events of each guest, and numbers them guest by guest."""


def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    places_of: dict[int, list[int]] = {}
    for place, (_, guest) in enumerate(events):
        places_of.setdefault(guest, []).append(place)
    numbers = [1] * len(events)
    for places in places_of.values():
        for before, place in zip(places, places[1:]):
            if events[place][0] - events[before][0] <= pause:
                numbers[place] = numbers[before] + 1
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
