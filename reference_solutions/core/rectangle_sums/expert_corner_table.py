from itertools import accumulate
from operator import add


def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    # corner[r][c] is the sum of everything above row r and left of column c; both passes run inside the interpreter.
    # Four corners give any rectangle.
    corner = [[0] * (len(grid[0]) + 1)]
    for row in grid:
        corner.append(list(map(add, corner[-1], accumulate(row, initial=0))))
    answer = []
    for top, left, bottom, right in rectangles:
        upper = corner[top]
        lower = corner[bottom]
        answer.append(lower[right] - lower[left] - upper[right] + upper[left])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
