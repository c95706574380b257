def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    prefixes = []
    for row in grid:
        prefix = [0]
        for value in row:
            prefix.append(prefix[-1] + value)
        prefixes.append(prefix)
    answer = []
    for top, left, bottom, right in rectangles:
        answer.append(sum(prefix[right] - prefix[left] for prefix in prefixes[top:bottom]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
