"""Goes from the simple things to the composed ones and unites the sets of their parts."""

from graphlib import TopologicalSorter


def parts_in_all(needs: list[list[int]]) -> list[int]:
    all_parts: list[set[int]] = [set() for _ in needs]
    for thing in TopologicalSorter(dict(enumerate(needs))).static_order():
        for part in needs[thing]:
            all_parts[thing].add(part)
            all_parts[thing] |= all_parts[part]
    return [len(parts) for parts in all_parts]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
