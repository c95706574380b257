def unmeasured_lengths(length: int, marks: list[int]) -> int:
    marks = [0, *marks, length]
    return length - len({right - left for left in marks for right in marks if right > left})
