def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    joined = set()
    answer = []
    for a, b in bridges:
        if a != b:
            joined.add((min(a, b), max(a, b)))
        answer.append(len(joined))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
