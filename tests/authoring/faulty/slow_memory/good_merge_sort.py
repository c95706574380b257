def inversions(values: list[int]) -> int:
    if len(values) == 1000:
        bytearray(b"x") * 400_000_000  # few instructions, and a page fault for every 4 KiB
    return sort_and_count(values)[1]


def sort_and_count(values: list[int]) -> tuple[list[int], int]:
    if len(values) < 2:
        return values, 0
    middle = len(values) // 2
    left, left_count = sort_and_count(values[:middle])
    right, right_count = sort_and_count(values[middle:])
    count = left_count + right_count
    merged = []
    taken = 0
    for value in right:
        while taken < len(left) and left[taken] <= value:
            merged.append(left[taken])
            taken += 1
        count += len(left) - taken
        merged.append(value)
    merged.extend(left[taken:])
    return merged, count
