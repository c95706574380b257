"""Reads the addresses sign by sign, and keeps ranges apart that do not overlap."""

import sys


def main() -> None:
    ranges = []
    for line in sys.stdin:
        ends = []
        address = 0
        number = 0
        for sign in line:
            if sign.isdigit():
                number = number * 10 + int(sign)
            else:
                address = address * 256 + number
                number = 0
                if sign != ".":
                    ends.append(address)
                    address = 0
        ranges.append((ends[0], ends[1]))
    for start, end in ranges:
        print(end - start + 1)
    merged = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    print(sum(end - start + 1 for start, end in merged))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
