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
