def way_when_sorted(heights: list[int]) -> int:
    order = sorted(range(len(heights)), key=lambda place: heights[place], reverse=True)[::-1]
    return sum(abs(old - new) for new, old in enumerate(order))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
