def contract(grid):
    assert type(grid) is list and 1 <= len(grid) <= 72
    assert all(type(row) is str and set(row) <= {".", "#"} for row in grid)
    assert 1 <= len(grid[0]) <= 72 and all(len(row) == len(grid[0]) for row in grid)
