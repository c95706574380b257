"""Floods islands in one flat row of bytes; a rim of water replaces every test of bounds."""

import sys

LAND_AS_1 = bytes.maketrans(b".#", b"\0\1")


def sizes_of_islands(rows: list[bytes]) -> list[int]:
    stride = len(rows[0]) + 1
    rim = b"." * stride
    chart = bytearray(rim + b".".join(rows) + rim).translate(LAND_AS_1)
    sizes = []
    start = chart.find(1)
    while start >= 0:
        chart[start] = 0
        island = [start]
        reach = island.append
        for cell in island:
            if chart[cell + 1]:
                chart[cell + 1] = 0
                reach(cell + 1)
            if chart[cell + stride]:
                chart[cell + stride] = 0
                reach(cell + stride)
            if chart[cell - 1]:
                chart[cell - 1] = 0
                reach(cell - 1)
            if chart[cell - stride]:
                chart[cell - stride] = 0
                reach(cell - stride)
        sizes.append(len(island))
        start = chart.find(1, start)
    sizes.sort(reverse=True)
    return sizes


def main() -> None:
    words = sys.stdin.buffer.read().split()
    at = 1
    for _ in range(int(words[0])):
        height = int(words[at])
        sizes = sizes_of_islands(words[at + 2 : at + 2 + height])
        print(len(sizes), *sizes)
        at += 2 + height


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
