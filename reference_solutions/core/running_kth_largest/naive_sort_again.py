def running_kth_largest(values: list[int], k: int) -> list[int]:
    answer = []
    seen = []
    for value in values:
        seen.append(value)
        seen.sort(reverse=True)
        if len(seen) >= k:
            answer.append(seen[k - 1])
    return answer
