def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for parent, value in enumerate(values):
        if any(child < value for child in values[arity * parent + 1 : arity * parent + arity + 1]):
            count += 1
    return count
