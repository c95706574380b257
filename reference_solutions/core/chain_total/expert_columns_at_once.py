"""Goes backwards: a coin is worth what comes out in the end for it.

A column is one number with 64 bits for each row, so that one product takes a coin's worth for all rows.
"""

from array import array


def chain_total(tables: list[list[list[int]]]) -> int:
    worth = list(map(sum, tables[-1]))
    for table in tables[-2::-1]:
        total = 0
        for column, value in zip(zip(*table), worth):
            total += int.from_bytes(array("Q", column), "little") * value
        lanes = memoryview(total.to_bytes(8 * len(table), "little")).cast("Q")
        worth = [lane % 1_000_000_007 for lane in lanes]
    return sum(worth) % 1_000_000_007

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
