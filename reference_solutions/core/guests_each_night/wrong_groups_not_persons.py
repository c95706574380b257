def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    return [sum(arrival <= night < departure for arrival, departure, _ in stays) for night in range(nights)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
