def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    answer = []
    for top, left, bottom, right in rectangles:
        total = 0
        for row in range(top, bottom):
            for column in range(left, right):
                total += grid[row][column]
        answer.append(total)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
