"""Settles cells in the order of their cost, by a heap."""

from heapq import heappop, heappush


def main() -> None:
    height, width = map(int, input().split())
    chart = [input() for _ in range(height)]
    costs = {}
    waiting = [(int(chart[0][0]), 0, 0)]
    while waiting:
        cost, row, column = heappop(waiting)
        if (row, column) in costs:
            continue
        costs[row, column] = cost
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= r < height and 0 <= c < width and chart[r][c] != "#" and (r, c) not in costs:
                heappush(waiting, (cost + int(chart[r][c]), r, c))
    print(*(costs.get((height - 1, column), "-") for column in range(width)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
