def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    sums = sorted({first + second for first in left for second in right})
    return sums[min(k, len(sums)) - 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
