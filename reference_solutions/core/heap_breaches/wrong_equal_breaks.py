def heap_breaches(values: list[int], arity: int) -> int:
    return sum(values[child] <= values[(child - 1) // arity] for child in range(1, len(values)))
