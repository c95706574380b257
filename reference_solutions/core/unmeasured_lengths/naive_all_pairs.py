def unmeasured_lengths(length: int, marks: list[int]) -> int:
    measured = set()
    for left in range(len(marks)):
        for right in range(left + 1, len(marks)):
            measured.add(marks[right] - marks[left])
    return length - len(measured)
