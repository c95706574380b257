"""Tries each number of crates of a kind, for each load."""


def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [0] * (load + 1)
    ways[0] = 1
    for weight, number in crates:
        following = [0] * (load + 1)
        for total in range(load + 1):
            for taken in range(number + 1):
                if taken * weight <= total:
                    following[total] += ways[total - taken * weight]
        ways = following
    return ways[load]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
