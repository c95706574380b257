def unmeasured_lengths(length: int, marks: list[int]) -> int:
    return length - len({right - left for left, right in zip(marks, marks[1:])})
