def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    return [sum(left < a and b <= right for a, b in tents) for left, right in tents]
