"""Prefix sums of the values and of the values times their places; then shifts the weights."""


def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    plain = [0]
    placed = [0]
    for place, value in enumerate(values):
        plain.append(plain[-1] + value)
        placed.append(placed[-1] + place * value)
    sums = []
    for first, last in walks:
        low = min(first, last)
        high = max(first, last)
        all_values = plain[high + 1] - plain[low]
        all_placed = placed[high + 1] - placed[low]
        if first <= last:
            sums.append(all_placed - (first - 1) * all_values)
        else:
            sums.append((first + 1) * all_values - all_placed)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
