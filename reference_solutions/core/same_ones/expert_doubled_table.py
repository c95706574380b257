"""A table of counts doubles itself, one more for each number of the upper half; all numbers are compared at once."""

ONE_MORE = bytes(range(1, 256)) + b"\0"


def same_ones(limit: int, factor: int) -> int:
    ones = b"\0"
    while len(ones) < factor * limit:
        ones += ones.translate(ONE_MORE)
    product = int.from_bytes(ones[: factor * limit : factor], "big")
    return (product ^ int.from_bytes(ones[:limit], "big")).to_bytes(limit, "big").count(0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
