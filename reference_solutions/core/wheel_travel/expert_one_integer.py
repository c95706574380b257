"""Finds all positions at once: each bit flips with those above it, in one long integer of four bytes a reading."""

from array import array
from operator import sub


def wheel_travel(readings: list[int]) -> int:
    packed = array("I", readings)
    positions = int.from_bytes(packed.tobytes(), "little")
    for shift in (1, 2, 4, 8, 16):
        mask = int.from_bytes(((1 << 32 - shift) - 1).to_bytes(4, "little") * len(readings), "little")
        positions ^= positions >> shift & mask
    packed = array("I", positions.to_bytes(4 * len(readings), "little"))
    return sum(map(abs, map(sub, packed[1:], packed)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
