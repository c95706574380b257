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
