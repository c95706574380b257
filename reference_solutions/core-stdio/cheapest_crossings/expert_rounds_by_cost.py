"""Costs are small: lets cells wait in one list for each of the next few costs; a cell is reached cheapest at first."""

import sys

# Cliffs cost 0, and so do the rim and reached cells: none of them is entered.
COSTS = bytes.maketrans(b"123456789#", bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 0]))


def main() -> None:
    _, width_word, *rows = sys.stdin.buffer.read().split()
    width = int(width_word)
    stride = width + 1
    rim = b"#" * stride
    chart = bytearray(rim + b"#".join(rows) + rim).translate(COSTS)
    cost = chart[stride]
    chart[stride] = 0
    costs = {stride: cost}
    waiting: list[list[int]] = [[] for _ in range(9)]
    now = [stride]
    n_waiting = 1
    while n_waiting:
        n_waiting -= len(now)
        for cell in now:
            for neighbour in (cell + 1, cell + stride, cell - 1, cell - stride):
                step = chart[neighbour]
                if step:
                    chart[neighbour] = 0
                    costs[neighbour] = cost + step
                    waiting[step - 1].append(neighbour)
                    n_waiting += 1
        cost += 1
        waiting.append([])
        now = waiting.pop(0)
    bottom = len(chart) - stride
    print(*[costs.get(cell, "-") for cell in range(bottom - width, bottom)])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
