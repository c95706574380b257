"""Goes to every element and looks at its children."""


def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for parent in range(len(values)):
        for number in range(1, arity + 1):
            child = arity * parent + number
            if child < len(values) and values[child] < values[parent]:
                count += 1
    return count
