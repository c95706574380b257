def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    answer = []
    for left, top, right, bottom in rectangles:
        answer.append(sum(sum(row[left:right]) for row in grid[top:bottom]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
