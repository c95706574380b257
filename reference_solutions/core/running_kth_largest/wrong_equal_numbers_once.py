def running_kth_largest(values: list[int], k: int) -> list[int]:
    answer = []
    for count in range(k, len(values) + 1):
        different = sorted(set(values[:count]), reverse=True)
        answer.append(different[min(k, len(different)) - 1])
    return answer
