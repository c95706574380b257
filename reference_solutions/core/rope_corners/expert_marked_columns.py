"""Marks the posts in one row of bytes for each column; its first and its last mark are all that the rope can touch."""

from itertools import repeat


def rope_corners(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    columns = list(map(bytearray, repeat(501, 501)))
    for x, y in posts:
        columns[x][y] = 1
    taken = [x for x, column in enumerate(columns) if 1 in column]
    lowest = [(x, columns[x].find(1)) for x in taken]
    highest = [(x, columns[x].rfind(1)) for x in reversed(taken)]
    return list(dict.fromkeys(half(lowest) + half(highest)))


def half(ends: list[tuple[int, int]]) -> list[tuple[int, int]]:
    corners: list[tuple[int, int]] = []
    for x, y in ends:
        while len(corners) > 1:
            (ax, ay), (bx, by) = corners[-2:]
            if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                break
            del corners[-1]
        corners.append((x, y))
    return corners

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
