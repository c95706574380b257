def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    return [label for _, _, label in sorted((zone, weight, label) for label, zone, weight in parcels)]
