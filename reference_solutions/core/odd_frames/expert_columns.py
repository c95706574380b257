"""Adds up all frames at once by exclusive or, column by column; a table tells which of the bytes left are odd."""

from itertools import compress, count

IS_ODD = bytes(byte.bit_count() & 1 for byte in range(256))


def odd_frames(data: bytes, width: int) -> list[int]:
    frames = 0
    for column in range(width):
        frames ^= int.from_bytes(data[column::width], "little")
    return list(compress(count(), frames.to_bytes(len(data[::width]), "little").translate(IS_ODD)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
