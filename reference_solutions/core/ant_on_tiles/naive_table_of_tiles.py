"""Plays the rules as they are told, on a table of colours."""


def ant_on_tiles(turns: str, height: int, width: int, steps: int) -> list[int]:
    floor = [[0] * width for _ in range(height)]
    row, column = 0, 0
    down, right = -1, 0
    for _ in range(steps):
        colour = floor[row][column]
        turn = turns[colour]
        if turn == "R":
            down, right = right, -down
        elif turn == "L":
            down, right = -right, down
        elif turn == "B":
            down, right = -down, -right
        floor[row][column] = (colour + 1) % len(turns)
        row = (row + down) % height
        column = (column + right) % width
    counts = [0] * len(turns)
    for tiles in floor:
        for colour in tiles:
            counts[colour] += 1
    return [row, column] + counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
