"""Sorts the posts and keeps the lowest and the highest one of each column; nothing between them touches the rope."""

from itertools import groupby


def half(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The corners of the lower half of the rope (of the upper one, for posts from right to left)."""
    corners: list[tuple[int, int]] = []
    for x, y in posts:
        while len(corners) >= 2:
            (ax, ay), (bx, by) = corners[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            corners.pop()
        corners.append((x, y))
    return corners


def rope_corners(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    lowest = []
    highest = []
    for _, group in groupby(sorted(posts), key=lambda post: post[0]):
        column = list(group)
        lowest.append(column[0])
        highest.append(column[-1])
    return list(dict.fromkeys(half(lowest) + half(highest[::-1])))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
