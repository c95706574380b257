"""All elements are one number with 16 bits each, all their parents another; one subtraction compares every pair."""

from struct import pack


def heap_breaches(values: list[int], arity: int) -> int:
    children = len(values) - 1
    if children < 1:
        return 0
    packed = pack(f"<{len(values)}H", *values)
    low, high = packed[::2], packed[1::2]
    parents = bytearray(2 * (children + arity))
    for place in range(arity):
        part = parents[2 * place :: 2 * arity]
        parents[2 * place :: 2 * arity] = low[: len(part)]
        parents[2 * place + 1 :: 2 * arity] = high[: len(part)]
    tops = 0x8000
    lanes = 1
    while lanes < children:
        tops |= tops << 16 * lanes
        lanes *= 2
    tops &= (1 << 16 * children) - 1
    kids = int.from_bytes(packed[2:], "little") | tops
    return children - (kids - int.from_bytes(parents[: 2 * children], "little") & tops).bit_count()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
