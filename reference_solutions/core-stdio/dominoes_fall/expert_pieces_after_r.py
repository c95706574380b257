"""Cuts the row at each R: of the piece behind it, only what comes before its first and after its last L is special."""

import sys


def fallen(row: str) -> str:
    head, *pieces = row.split("R")
    last = head.rfind("L") + 1
    parts = ["L" * last + head[last:]]
    add = parts.append
    for piece in pieces:
        first = piece.find("L")
        if first < 0:
            add("R" * len(piece))
        else:
            half = first // 2
            last = piece.rfind("L") + 1
            add("R" * half + piece[half : first - half] + "L" * (last - first + half) + piece[last:])
    return "R".join(parts)


def main() -> None:
    print("\n".join(map(fallen, sys.stdin.read().split()[1:])))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
