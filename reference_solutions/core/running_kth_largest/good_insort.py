from bisect import insort


def running_kth_largest(values: list[int], k: int) -> list[int]:
    answer = []
    largest: list[int] = []  # ascending, at most k of them
    for value in values:
        insort(largest, value)
        if len(largest) > k:
            largest.pop(0)
        if len(largest) == k:
            answer.append(largest[0])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
