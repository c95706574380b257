"""Union-find: joins the smaller tree to the larger one and shortens the ways up."""


class Groups:
    def __init__(self, count: int) -> None:
        self.parent = list(range(count))
        self.size = [1] * count

    def find(self, node: int) -> int:
        root = node
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[node] != root:
            self.parent[node], node = root, self.parent[node]
        return root

    def join(self, a: int, b: int) -> int:
        """Join two groups; the number of pairs that are new."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return 0
        if self.size[a] < self.size[b]:
            a, b = b, a
        new_pairs = self.size[a] * self.size[b]
        self.parent[b] = a
        self.size[a] += self.size[b]
        return new_pairs


def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    groups = Groups(huts)
    pairs = 0
    answer = []
    for a, b in bridges:
        pairs += groups.join(a, b)
        answer.append(pairs)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
