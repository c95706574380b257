from bisect import insort


def running_kth_largest(values: list[int], k: int) -> list[int]:
    answer = []
    seen: list[int] = []
    for value in values:
        insort(seen, value)
        if len(seen) >= k:
            answer.append(seen[k - 1])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
