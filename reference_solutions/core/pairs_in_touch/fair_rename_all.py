"""Every hut carries the name of its group; a bridge between two groups renames one of them in the whole list."""


def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    group = list(range(huts))
    pairs = 0
    answer = []
    for a, b in bridges:
        old, new = group[a], group[b]
        if old != new:
            pairs += group.count(old) * group.count(new)
            group = [new if name == old else name for name in group]
        answer.append(pairs)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
