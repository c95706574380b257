def rectangle_sums(grid: list[list[int]], rectangles: list[tuple[int, int, int, int]]) -> list[int]:
    answer = []
    for left, top, right, bottom in rectangles:
        answer.append(sum(sum(row[left:right]) for row in grid[top:bottom]))
    return answer
