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
