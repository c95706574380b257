"""Each of the `step` chains is a running xor."""

from itertools import accumulate
from operator import xor


def unchained_bytes(data: bytes, step: int) -> bytes:
    plain = bytearray(len(data))
    for start in range(step):
        plain[start::step] = bytes(accumulate(data[start::step], xor))
    return bytes(plain)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
