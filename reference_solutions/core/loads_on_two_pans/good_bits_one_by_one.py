"""The differences are the bits of one number; afterwards it is asked for each load."""


def loads_on_two_pans(stones: list[int]) -> list[int]:
    reached = 1  # bit d stands for the difference d - sum of the stones so far
    for stone in stones:
        reached |= reached << stone | reached << 2 * stone
    total = sum(stones)
    return [load for load in range(1, total + 1) if reached >> (total + load) & 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
