"""Each of the `step` chains is a running xor."""

from itertools import accumulate
from operator import xor


def unchained_bytes(data: bytes, step: int) -> bytes:
    plain = bytearray(len(data))
    for start in range(step):
        plain[start::step] = bytes(accumulate(data[start::step], xor))
    return bytes(plain)
