from heapq import heapify, heapreplace


def running_kth_largest(values: list[int], k: int) -> list[int]:
    if len(values) < k:
        return []
    heap = values[:k]
    heapify(heap)
    least = heap[0]
    answer = [least]
    note = answer.append
    for value in values[k:]:
        if value > least:  # anything else leaves the k largest as they are
            heapreplace(heap, value)
            least = heap[0]
        note(least)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
