def ant_on_tiles(turns: str, height: int, width: int, steps: int) -> list[int]:
    floor = [[0] * width for _ in range(height)]
    row, column, down, right = 0, 0, -1, 0
    for _ in range(steps):
        colour = floor[row][column] = (floor[row][column] + 1) % len(turns)
        if turns[colour] == "R":
            down, right = right, -down
        elif turns[colour] == "L":
            down, right = -right, down
        elif turns[colour] == "B":
            down, right = -down, -right
        row, column = (row + down) % height, (column + right) % width
    return [row, column, *(sum(tiles.count(colour) for tiles in floor) for colour in range(len(turns)))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
