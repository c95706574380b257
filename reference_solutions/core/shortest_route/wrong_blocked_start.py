from collections import deque


def shortest_route(grid: list[str]) -> str | None:
    height, width = len(grid), len(grid[0])
    routes = {(0, 0): ""}
    queue = deque([(0, 0)])
    while queue:
        row, column = cell = queue.popleft()
        if cell == (height - 1, width - 1):
            return routes[cell]
        for name, down, right in (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1)):
            r, c = row + down, column + right
            if 0 <= r < height and 0 <= c < width and grid[r][c] == "." and (r, c) not in routes:
                routes[r, c] = routes[cell] + name
                queue.append((r, c))
    return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
