"""Counts the ones of each byte in its binary digits."""


def odd_frames(data: bytes, width: int) -> list[int]:
    damaged = []
    for start in range(0, len(data), width):
        ones = 0
        for byte in data[start : start + width]:
            ones += bin(byte).count("1")
        if ones % 2 == 1:
            damaged.append(start // width)
    return damaged

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
