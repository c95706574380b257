from collections import deque


def shortest_route(grid: list[str]) -> str | None:
    height, width = len(grid), len(grid[0])
    goal = (height - 1, width - 1)
    if grid[0][0] == "#" or grid[-1][-1] == "#":
        return None
    came_by = {(0, 0): ("", (0, 0))}
    queue = deque([(0, 0)])
    while queue and goal not in came_by:
        row, column = cell = queue.popleft()
        for name, down, right in (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1)):
            following = (row + down, column + right)
            if following in came_by or not (0 <= following[0] < height and 0 <= following[1] < width):
                continue
            if grid[following[0]][following[1]] == ".":
                came_by[following] = (name, cell)
                queue.append(following)
    if goal not in came_by:
        return None
    names = []
    cell = goal
    while cell != (0, 0):
        name, cell = came_by[cell]
        names.append(name)
    return "".join(reversed(names))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
