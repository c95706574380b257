def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    painted: set[int] = set()
    answer = []
    for first, step in painters:
        doors = set(range(first, n_doors, step)) - painted
        painted |= doors
        answer.append(len(doors))
    return answer
