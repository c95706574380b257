import sys


def main() -> None:
    words = sys.stdin.read().split()
    parents = [0, *map(int, words[1:-1])]
    children: list[list[int]] = [[] for _ in parents]
    for office, parent in enumerate(parents):
        if office:
            children[parent].append(office)
    lead = [0] * len(parents)

    def add_up(office: int) -> int:
        lead[office] = 1 if words[-1][office - 1] == "A" else -1
        for child in children[office]:
            lead[office] += add_up(child)
        return lead[office]

    add_up(children[0][0])
    print("".join(["A" if votes > 0 else "B" if votes < 0 else "=" for votes in lead[1:]]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
