"""The first children of all elements are one slice, the second ones another; each goes in step with the parents."""


def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for number in range(1, arity + 1):
        for parent, child in zip(values, values[number::arity]):
            if child < parent:
                count += 1
    return count
