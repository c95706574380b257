def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    changes = []
    for item in sorted(set(evening + morning)):
        change = morning.count(item) - evening.count(item)
        if change != 0:
            changes.append((item, change))
    return changes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
