def shortest_route(grid: list[str]) -> str | None:
    height, width = len(grid), len(grid[0])
    if grid[0][0] == "#" or grid[-1][-1] == "#":
        return None
    routes: dict[tuple[int, int], str] = {(0, 0): ""}
    distance = 0
    growing = True
    while growing and (height - 1, width - 1) not in routes:
        growing = False
        for row in range(height):
            for column in range(width):
                route = routes.get((row, column))
                if route is None or len(route) != distance:
                    continue
                for name, down, right in (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1)):
                    following = (row + down, column + right)
                    if not (0 <= following[0] < height and 0 <= following[1] < width):
                        continue
                    if grid[following[0]][following[1]] == "." and following not in routes:
                        routes[following] = route + name
                        growing = True
        distance += 1
    return routes.get((height - 1, width - 1))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
