"""Peels leaves: an office is added to the one above as soon as all that report to it have been added."""

import sys


def main() -> None:
    words = sys.stdin.read().split()
    parents = [0, *map(int, words[1:-1])]
    lead = [0, *[1 if letter == "A" else -1 for letter in words[-1]]]
    missing = [0] * len(parents)
    for parent in parents:
        missing[parent] += 1
    # Nobody stands at place 0, which reports to itself: it is never ready.
    ready = [office for office, reports in enumerate(missing) if not reports]
    for office in ready:
        parent = parents[office]
        lead[parent] += lead[office]
        missing[parent] -= 1
        if not missing[parent]:
            ready.append(parent)
    print("".join(["A" if votes > 0 else "B" if votes < 0 else "=" for votes in lead[1:]]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
