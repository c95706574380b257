"""A table of counts doubles itself, one more for each number of the upper half; all numbers are compared at once."""

ONE_MORE = bytes(range(1, 256)) + b"\0"


def same_ones(limit: int, factor: int) -> int:
    ones = b"\0"
    while len(ones) < factor * limit:
        ones += ones.translate(ONE_MORE)
    product = int.from_bytes(ones[: factor * limit : factor], "big")
    return (product ^ int.from_bytes(ones[:limit], "big")).to_bytes(limit, "big").count(0)
