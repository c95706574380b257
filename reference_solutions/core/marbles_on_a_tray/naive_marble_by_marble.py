"""Rolls each marble cell by cell, first those that are nearest to the side."""


def marbles_on_a_tray(tray: list[str], tilts: str) -> list[str]:
    cells = [list(row) for row in tray]
    height, width = len(cells), len(cells[0])
    steps = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
    for tilt in tilts:
        down, right = steps[tilt]
        rows = range(height - 1, -1, -1) if tilt == "D" else range(height)
        columns = range(width - 1, -1, -1) if tilt == "R" else range(width)
        for row in rows:
            for column in columns:
                if cells[row][column] != "o":
                    continue
                r, c = row, column
                while 0 <= r + down < height and 0 <= c + right < width and cells[r + down][c + right] == ".":
                    cells[r][c] = "."
                    r += down
                    c += right
                    cells[r][c] = "o"
    return ["".join(row) for row in cells]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
