"""One look at each post finds the ends of its column, with no sorting; the rope touches nothing else."""


def rope_corners(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    lowest = dict(posts)
    highest = lowest.copy()
    for x, y in posts:
        if y < lowest[x]:
            lowest[x] = y
        elif y > highest[x]:
            highest[x] = y
    corners = half(sorted(lowest.items())) + half(sorted(highest.items(), reverse=True))
    return list(dict.fromkeys(corners))


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
