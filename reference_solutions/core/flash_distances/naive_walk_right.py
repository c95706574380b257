def flash_distances(heights: list[int]) -> list[int]:
    totals = [0] * len(heights)
    for sender in range(len(heights)):
        for catcher in range(sender + 1, len(heights)):
            if heights[catcher] >= heights[sender]:
                totals[catcher] += catcher - sender
                break
    return totals

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
