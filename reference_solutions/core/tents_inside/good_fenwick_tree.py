"""Goes from right to left over the left ends and counts the right ends seen in a Fenwick tree."""


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    rank = {right: number for number, right in enumerate(sorted({right for _, right in tents}), 1)}
    tree = [0] * (len(rank) + 1)
    counts = [0] * len(tents)
    for index in sorted(range(len(tents)), key=lambda index: tents[index], reverse=True):
        place = rank[tents[index][1]]
        node = place - 1
        while node > 0:
            counts[index] += tree[node]
            node &= node - 1
        node = place
        while node < len(tree):
            tree[node] += 1
            node += node & -node
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
