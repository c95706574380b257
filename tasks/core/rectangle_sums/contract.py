def contract(grid, rectangles):
    assert type(grid) is list and 1 <= len(grid) <= 120
    width = len(grid[0])
    assert 1 <= width <= 120
    for row in grid:
        assert type(row) is list and len(row) == width
        assert all(type(value) is int and -(10**6) <= value <= 10**6 for value in row)
    assert type(rectangles) is list and len(rectangles) <= 3_000
    for rectangle in rectangles:
        assert type(rectangle) is tuple and all(type(bound) is int for bound in rectangle)
        top, left, bottom, right = rectangle
        assert 0 <= top <= bottom <= len(grid)
        assert 0 <= left <= right <= width
