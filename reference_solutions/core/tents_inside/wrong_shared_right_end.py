def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    return [sum(left < a and b <= right for a, b in tents) for left, right in tents]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
