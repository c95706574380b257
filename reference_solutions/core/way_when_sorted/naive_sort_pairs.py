"""Sorts pairs of height and place, and adds the steps up one by one."""


def way_when_sorted(heights: list[int]) -> int:
    children = []
    for place in range(len(heights)):
        children.append((heights[place], place))
    children.sort(key=lambda child: (child[0], child[1]))
    steps = 0
    for place in range(len(children)):
        steps += abs(children[place][1] - place)
    return steps

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
