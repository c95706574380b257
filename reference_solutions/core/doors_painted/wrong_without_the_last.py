def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    painted: set[int] = set()
    answer = []
    for first, step in painters:
        doors = set(range(first, n_doors, step)) - painted
        painted |= doors
        answer.append(len(doors))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
