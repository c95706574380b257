def shortest_route(grid: list[str]) -> str | None:
    # One flat string with a wall around it: a neighbour is one addition, and the wall replaces every test of bounds.
    stride = len(grid[0]) + 1
    flat = bytearray(("#" * stride + "#" + "#".join(grid) + "#" * stride).encode())
    start = stride + 1
    goal = start + (len(grid) - 1) * stride + stride - 2
    wall = ord("#")
    if flat[start] == wall or flat[goal] == wall:
        return None
    free = ord(".")
    # A visited cell keeps the letter of the step that led to it, so the map is the record of the search as well.
    up, down, left, right = b"UDLR"
    flat[start] = wall
    wave = [start]
    while wave and flat[goal] == free:
        following: list[int] = []
        reach = following.append
        for cell in wave:
            if flat[cell + 1] == free:
                flat[cell + 1] = right
                reach(cell + 1)
            if flat[cell + stride] == free:
                flat[cell + stride] = down
                reach(cell + stride)
            if flat[cell - 1] == free:
                flat[cell - 1] = left
                reach(cell - 1)
            if flat[cell - stride] == free:
                flat[cell - stride] = up
                reach(cell - stride)
        wave = following
    if start == goal:
        return ""
    if flat[goal] == free:
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
