def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [1] + [0] * load
    for weight, number in crates:
        for _ in range(number):
            for total in range(load, weight - 1, -1):
                ways[total] += ways[total - weight]
    return ways[load]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
