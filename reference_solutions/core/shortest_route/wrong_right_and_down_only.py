def shortest_route(grid: list[str]) -> str | None:
    routes: dict[tuple[int, int], str | None] = {}
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            above = routes.get((row - 1, column))
            beside = routes.get((row, column - 1))
            if cell == "#":
                route = None
            elif row == column == 0:
                route = ""
            elif above is not None:
                route = above + "D"
            elif beside is not None:
                route = beside + "R"
            else:
                route = None
            routes[row, column] = route
    return routes[len(grid) - 1, len(grid[0]) - 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
