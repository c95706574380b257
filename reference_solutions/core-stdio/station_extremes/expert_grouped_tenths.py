"""Takes all points out of the text at once, and gathers tenths by station for the built-in functions."""

import sys
from collections import defaultdict


def main() -> None:
    words = sys.stdin.read().replace(".", "").split()
    stations: defaultdict[str, list[int]] = defaultdict(list)
    for name, tenths in zip(words[::2], map(int, words[1::2])):
        stations[name].append(tenths)
    lines = []
    for name in sorted(stations):
        station = stations[name]
        lines.append("%s %.1f %.1f %.1f" % (name, min(station) / 10, max(station) / 10, sum(station) / 10))
    print("\n".join(lines))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
