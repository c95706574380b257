"""Cuts the whole text into its numbers and looks them up: there are only 256 different ones."""

import sys


def main() -> None:
    octets = sys.stdin.read().replace(".", " ").replace("-", " ").split()
    high = {str(number): number << 24 for number in range(256)}
    value = {str(number): number for number in range(256)}
    numbers = []
    for a, b, c, d in zip(octets[::4], octets[1::4], octets[2::4], octets[3::4]):
        numbers.append(high[a] | value[b] << 16 | value[c] << 8 | value[d])
    starts, ends = numbers[::2], numbers[1::2]
    lines = [str(end - start + 1) for start, end in zip(starts, ends)]
    covered = 0
    reached = -1
    for start, end in sorted(zip(starts, ends)):
        if end > reached:
            covered += end - start + 1 if start > reached else end - reached
            reached = end
    lines.append(str(covered))
    print("\n".join(lines))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
