def way_when_sorted(heights: list[int]) -> int:
    ordered = sorted(heights)
    return sum(abs(place - ordered.index(height)) for place, height in enumerate(heights))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
