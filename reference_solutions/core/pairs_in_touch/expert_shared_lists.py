"""Every hut points to its group's list of members; the shorter list moves into the longer one."""


def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    members = [[hut] for hut in range(huts)]
    pairs = 0
    answer = []
    note = answer.append
    for a, b in bridges:
        larger = members[a]
        smaller = members[b]
        if larger is not smaller:
            if len(larger) < len(smaller):
                larger, smaller = smaller, larger
            pairs += len(larger) * len(smaller)
            larger += smaller
            for hut in smaller:
                members[hut] = larger
        note(pairs)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
