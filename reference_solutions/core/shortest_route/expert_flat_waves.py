FREE_IS_ZERO = bytes.maketrans(b".", b"\0")


def shortest_route(grid: list[str]) -> str | None:
    # One flat list with a wall around it: a neighbour is one addition, and the wall replaces every test of bounds.
    stride = len(grid[0]) + 1
    flat = list(("#" * stride + "#" + "#".join(grid) + "#" * stride).encode().translate(FREE_IS_ZERO))
    start = stride + 1
    goal = start + (len(grid) - 1) * stride + stride - 2
    if flat[start] or flat[goal]:
        return None
    # A visited cell keeps the letter of the step that led to it, so the map is the record of the search as well.
    up, down, left, right = b"UDLR"
    flat[start] = ord("#")
    wave = [start]
    while wave and not flat[goal]:
        following: list[int] = []
        for cell in wave:
            if not flat[cell + 1]:
                flat[cell + 1] = right
                following.append(cell + 1)
            if not flat[cell + stride]:
                flat[cell + stride] = down
                following.append(cell + stride)
            if not flat[cell - 1]:
                flat[cell - 1] = left
                following.append(cell - 1)
            if not flat[cell - stride]:
                flat[cell - stride] = up
                following.append(cell - stride)
        wave = following
    if start == goal:
        return ""
    if not flat[goal]:
        return None
    back = {up: stride, down: -stride, left: 1, right: -1}
    route = bytearray()
    cell = goal
    while cell != start:
        step = flat[cell]
        route.append(step)
        cell += back[step]
    route.reverse()
    return route.decode()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
