"""A row is one number with a byte for each cell. A sum of rows is turned by one cell before the next row is added."""

VALUES = bytes(max(0, byte - 48) if byte < 58 else 0 for byte in range(256))
ROWS_AT_ONCE = 28  # as many nines fit into a byte


def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    last = 8 * (size - 1)
    inside = (256 << last) - 1
    numbers = [int.from_bytes(row.encode().translate(VALUES), "little") for row in rows]
    rightwards = []
    leftwards = []
    for start in range(0, size, ROWS_AT_ONCE):
        right = left = 0
        for number in reversed(numbers[start : start + ROWS_AT_ONCE]):
            right = (right >> 8 | (right & 255) << last) + number
            left = (left << 8 & inside | left >> last) + number
        sums = right.to_bytes(size, "little")
        rightwards.append(sums[start:] + sums[:start])
        sums = left.to_bytes(size, "little")
        leftwards.append(sums[size - start :] + sums[: size - start])
    return [sum(plus) - sum(minus) for plus, minus in zip(zip(*rightwards), zip(*leftwards))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
