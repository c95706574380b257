"""All takings are one number with 32 bits for each; a shift adds or compares all stretches at once."""

from array import array
from itertools import compress

IS_NEGATIVE = bytes(byte >> 7 for byte in range(256))


def rising_windows(takings: list[int], width: int) -> list[int]:
    days = range(width, len(takings) - width + 1)
    if not days:
        return []
    number = int.from_bytes(array("I", takings), "little")
    sums, days_in = number, 1  # of the stretches that begin on each day
    for digit in f"{width:b}"[1:]:
        sums += sums >> 32 * days_in
        days_in *= 2
        if digit == "1":
            sums = (sums >> 32) + number
            days_in += 1
    bits = 32 * len(days)
    every = (1 << bits) // 0xFFFFFFFF  # a one for each stretch
    later = sums >> 32 * width & (1 << bits) - 1
    earlier = sums & (1 << bits) - 1
    rises = later + 0x7FFFFFFF * every - earlier
    return list(compress(days, rises.to_bytes(4 * len(days), "little")[3::4].translate(IS_NEGATIVE)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
