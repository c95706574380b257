"""Goes from the simple things to the composed ones and unites the sets of their parts."""

from graphlib import TopologicalSorter


def parts_in_all(needs: list[list[int]]) -> list[int]:
    all_parts: list[set[int]] = [set() for _ in needs]
    for thing in TopologicalSorter(dict(enumerate(needs))).static_order():
        for part in needs[thing]:
            all_parts[thing].add(part)
            all_parts[thing] |= all_parts[part]
    return [len(parts) for parts in all_parts]
