"""The differences are the bits of one number; its text in base two then selects the loads."""

from itertools import compress, count

BITS = bytes.maketrans(b"01", b"\0\1")


def loads_on_two_pans(stones: list[int]) -> list[int]:
    reached = 1  # bit d stands for the difference d - sum of the stones so far
    for stone in stones:
        reached |= reached << stone | reached << 2 * stone
    halves = f"{reached:b}".encode().translate(BITS)  # the same text from both ends
    return list(compress(count(1), halves[sum(stones) + 1 :]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
