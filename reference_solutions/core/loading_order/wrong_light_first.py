def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    return [label for _, _, label in sorted((zone, weight, label) for label, zone, weight in parcels)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
