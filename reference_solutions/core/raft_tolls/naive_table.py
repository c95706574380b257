"""Fills a table of costs and lists the ways into each cell."""


def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    height, width = len(river), len(river[0])
    costs = [[0] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if row == 0:
                costs[row][column] = river[row][column]
                continue
            ways = [costs[row - 1][column]]
            if column + 1 < width:
                ways.append(costs[row - 1][column + 1] + left)
            if column > 0:
                ways.append(costs[row - 1][column - 1] + right)
            costs[row][column] = river[row][column] + min(ways)
    return costs[-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
