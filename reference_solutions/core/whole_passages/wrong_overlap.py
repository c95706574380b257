def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    return max((sum(a <= t + stay and b >= t for a, b in passages) for t, _ in passages), default=0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
