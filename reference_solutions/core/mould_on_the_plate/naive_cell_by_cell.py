"""Counts the neighbours of every cell, one by one."""


def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    height, width = len(plate), len(plate[0])
    for _ in range(days):
        following = []
        for row in range(height):
            signs = ""
            for column in range(width):
                count = 0
                for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                    r, c = row + down, column + right
                    if 0 <= r < height and 0 <= c < width and plate[r][c] == "#":
                        count += 1
                if plate[row][column] == "#":
                    signs += "#" if count == 2 else "."
                else:
                    signs += "#" if count in (1, 3) else "."
            following.append(signs)
        plate = following
    return plate

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
