def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    return [len(range(first, n_doors + 1, step)) for first, step in painters]
