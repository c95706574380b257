"""Gets the sum for a load from the one for a load that is one crate lighter."""


def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [1] + [0] * load
    for weight, number in crates:
        sums = ways[:]
        for total in range(weight, load + 1):
            sums[total] += sums[total - weight]
        too_many = weight * (number + 1)
        ways = sums[:too_many] + [more - less for more, less in zip(sums[too_many:], sums)]
    return ways[load]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
