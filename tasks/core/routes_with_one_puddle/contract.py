def contract(height, width, puddles):
    assert type(height) is int and 1 <= height <= 800
    assert type(width) is int and 1 <= width <= 800
    assert type(puddles) is list and len(puddles) <= 40
    assert all(type(puddle) is tuple and len(puddle) == 2 for puddle in puddles)
    assert all(type(row) is int and type(column) is int for row, column in puddles)
    assert all(0 <= row < height and 0 <= column < width for row, column in puddles)
    assert len(set(puddles)) == len(puddles)
