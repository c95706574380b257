from bisect import insort


def running_kth_largest(values: list[int], k: int) -> list[int]:
    answer = []
    seen: list[int] = []
    for value in values:
        insort(seen, value)
        if len(seen) >= k:
            answer.append(seen[k - 1])
    return answer
