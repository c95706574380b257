"""Sorts by triples that compare as wanted."""


def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    ordered = sorted(parcels, key=lambda parcel: (parcel[1], -parcel[2], parcel[0]))
    return [label for label, _, _ in ordered]
