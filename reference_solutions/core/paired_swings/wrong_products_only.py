from operator import mul


def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    columns = list(zip(*readings))
    return [[len(readings) * sum(map(mul, one, other)) for other in columns] for one in columns]
