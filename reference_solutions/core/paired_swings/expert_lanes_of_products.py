"""A row is one long number with 40 bits for each instrument; times a reading, it holds a row of products."""

from operator import mul
from struct import Struct

MOVED = 10_000  # makes readings no less than 0, which no swing depends on


def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    n = len(readings)
    width = len(readings[0])
    pack = Struct("<" + "H3x" * width).pack
    moved = [[reading + MOVED for reading in row] for row in readings]
    packed = [int.from_bytes(pack(*row), "little") for row in moved]
    columns = list(zip(*moved))
    sums = list(map(sum, columns))
    answer = []
    for column, total in zip(columns, sums):
        lanes = sum(map(mul, column, packed)).to_bytes(5 * width, "little")
        products = [int.from_bytes(lanes[start : start + 5], "little") for start in range(0, 5 * width, 5)]
        answer.append([n * product - total * other for product, other in zip(products, sums)])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
