def boxes_after_nights(targets: list[int], nights: int) -> list[int]:
    boxes = list(range(len(targets)))
    for _ in range(nights % len(targets)):
        moved = [0] * len(targets)
        for box, target in zip(boxes, targets):
            moved[target] = box
        boxes = moved
    return boxes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
