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
