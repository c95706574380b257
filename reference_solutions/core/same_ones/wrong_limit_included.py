def same_ones(limit: int, factor: int) -> int:
    return sum(number.bit_count() == (factor * number).bit_count() for number in range(limit + 1))
