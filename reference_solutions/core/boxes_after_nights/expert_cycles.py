"""Follows each cycle once; all boxes of a cycle move on by the same number of places."""


def boxes_after_nights(targets: list[int], nights: int) -> list[int]:
    boxes: list = [None] * len(targets)
    for shelf, box in enumerate(boxes):
        if box is None:
            cycle = [shelf]
            target = targets[shelf]
            while target != shelf:
                cycle.append(target)
                target = targets[target]
            turn = nights % len(cycle)
            for target, moved in zip(cycle[turn:] + cycle[:turn], cycle):
                boxes[target] = moved
    return boxes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
