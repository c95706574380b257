def loads_on_two_pans(stones: list[int]) -> list[int]:
    reached = 1
    for stone in stones:
        reached |= reached << stone
    return [load for load in range(1, sum(stones) + 1) if reached >> load & 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
