def unmeasured_lengths(length: int, marks: list[int]) -> int:
    return length - len({right - left for left in marks for right in marks if right >= left})
