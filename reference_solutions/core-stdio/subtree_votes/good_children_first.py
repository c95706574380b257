"""Lists the offices from the top down, then adds each branch to the one above in the opposite order."""


def main() -> None:
    n = int(input())
    parents = [0, *map(int, input().split())]
    lead = [0] + [1 if letter == "A" else -1 for letter in input()]
    children = [[] for _ in range(n + 1)]
    for office in range(1, n + 1):
        children[parents[office]].append(office)
    order = []
    stack = [0]
    while stack:
        office = stack.pop()
        order.append(office)
        stack.extend(children[office])
    for office in reversed(order[1:]):
        lead[parents[office]] += lead[office]
    print("".join("A" if votes > 0 else "B" if votes < 0 else "=" for votes in lead[1:]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
