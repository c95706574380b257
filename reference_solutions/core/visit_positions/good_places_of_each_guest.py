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
