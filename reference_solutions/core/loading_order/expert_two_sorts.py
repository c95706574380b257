"""Sorts by label first, then by one number for zone and weight; the second sort leaves equal ones in their order."""

from operator import itemgetter


def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    parcels = sorted(parcels, key=itemgetter(0))
    ranks = [(zone << 15) - weight for _, zone, weight in parcels]
    return [parcels[place][0] for place in sorted(range(len(ranks)), key=ranks.__getitem__)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
