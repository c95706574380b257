"""Sorts by triples that compare as wanted."""


def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    ordered = sorted(parcels, key=lambda parcel: (parcel[1], -parcel[2], parcel[0]))
    return [label for label, _, _ in ordered]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
