def boxes_after_nights(targets: list[int], nights: int) -> list[int]:
    boxes = list(range(len(targets)))
    for _ in range(nights % len(targets)):
        moved = [0] * len(targets)
        for box, target in zip(boxes, targets):
            moved[target] = box
        boxes = moved
    return boxes
