STEPS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def check(arguments, answer, output):
    """Any route is right that walks on free cells, arrives, and is as long as the answer."""
    if answer is None or output is None:
        return answer is output
    if type(output) is not str or len(output) != len(answer):
        return False
    (grid,) = arguments
    row = column = 0
    for name in output:
        if name not in STEPS:
            return False
        down, right = STEPS[name]
        row, column = row + down, column + right
        if not (0 <= row < len(grid) and 0 <= column < len(grid[0])) or grid[row][column] != ".":
            return False
    return (row, column) == (len(grid) - 1, len(grid[0]) - 1)
