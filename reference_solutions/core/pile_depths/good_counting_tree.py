"""Counts the files above in a binary indexed tree over the moments of last use."""


def pile_depths(requests: list[int]) -> list[int]:
    size = len(requests)
    tree = [0] * (size + 1)
    last_use: dict[int, int] = {}
    depths = []
    for moment, file in enumerate(requests, 1):
        if file in last_use:
            used = last_use[file]
            up_to = 0
            place = used
            while place:
                up_to += tree[place]
                place &= place - 1
            depths.append(len(last_use) - up_to)
            place = used
            while place <= size:
                tree[place] -= 1
                place += place & -place
        else:
            depths.append(-1)
        last_use[file] = moment
        place = moment
        while place <= size:
            tree[place] += 1
            place += place & -place
    return depths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
