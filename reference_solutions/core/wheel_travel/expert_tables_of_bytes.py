"""A table decodes each byte by itself; all of its bits flip where an odd number of those above end in a one."""

from array import array
from operator import sub

DECODED = bytearray(256)
for code in range(1, 256):
    DECODED[code] = code ^ DECODED[code >> 1]
ALL_IF_ODD = bytes(255 * (decoded & 1) for decoded in DECODED)


def wheel_travel(readings: list[int]) -> int:
    size = len(readings)
    packed = array("I", readings).tobytes()
    odd = packed.translate(ALL_IF_ODD)
    high = int.from_bytes(odd[2::4], "little")
    middle = int.from_bytes(odd[1::4], "little") ^ high
    decoded = packed.translate(DECODED)
    positions = bytearray(decoded)
    positions[1::4] = (int.from_bytes(decoded[1::4], "little") ^ high).to_bytes(size, "little")
    positions[::4] = (int.from_bytes(decoded[::4], "little") ^ middle).to_bytes(size, "little")
    unpacked = memoryview(positions).cast("I").tolist()
    return sum(map(abs, map(sub, unpacked[1:], unpacked)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
