def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    answer = []
    for top, left, bottom, right in rectangles:
        answer.append(sum(sum(row[left : right + 1]) for row in grid[top : bottom + 1]))
    return answer
