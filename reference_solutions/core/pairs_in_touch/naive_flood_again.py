"""After each bridge, walks from every hut that no walk has seen, and measures the groups."""


def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    neighbours: list[list[int]] = [[] for _ in range(huts)]
    answer = []
    for a, b in bridges:
        neighbours[a].append(b)
        neighbours[b].append(a)
        seen = [False] * huts
        pairs = 0
        for start in range(huts):
            if seen[start]:
                continue
            seen[start] = True
            group = [start]
            for hut in group:
                for other in neighbours[hut]:
                    if not seen[other]:
                        seen[other] = True
                        group.append(other)
            pairs += len(group) * (len(group) - 1) // 2
        answer.append(pairs)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
