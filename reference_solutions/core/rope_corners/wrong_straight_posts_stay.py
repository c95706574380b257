def rope_corners(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    posts = sorted(set(posts))
    corners = []
    for row in (posts, posts[::-1]):
        part = []
        for x, y in row:
            while len(part) >= 2:
                (ax, ay), (bx, by) = part[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0:
                    break
                part.pop()
            part.append((x, y))
        corners += part
    return list(dict.fromkeys(corners))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
