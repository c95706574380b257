def boxes_after_nights(targets: list[int], nights: int) -> list[int]:
    boxes = list(range(len(targets)))
    for _ in range(nights):
        boxes = [boxes[target] for target in targets]
    return boxes
