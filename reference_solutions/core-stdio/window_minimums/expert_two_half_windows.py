"""Cuts the readings into blocks of k: a window is the end of one block and the beginning of the next."""

import sys


def lowest_so_far(readings: list[int]) -> list[int]:
    lowest = readings[0]
    result = []
    for reading in readings:
        if reading < lowest:
            lowest = reading
        result.append(lowest)
    return result


def main() -> None:
    _, k, *readings = map(int, sys.stdin.buffer.read().split())
    from_left: list[int] = []
    from_right: list[int] = []
    for start in range(0, len(readings), k):
        block = readings[start : start + k]
        from_left += lowest_so_far(block)
        from_right += reversed(lowest_so_far(block[::-1]))
    windows = zip(from_right, from_left[k - 1 :])
    print("\n".join([str(right) if right < left else str(left) for right, left in windows]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
