"""Marks noises in a row of bytes, slice by slice, and lets a pattern find the runs that stayed quiet."""

from re import finditer

LOUD = [bytearray(b"#") * ticks for ticks in range(121)]  # a slice takes these as they are, but copies bytes first


def quiet_stretches(noises: list[tuple[int, int]], length: int, least: int) -> list[tuple[int, int]]:
    ticks = bytearray(length)
    for start, stop in noises:
        ticks[start:stop] = LOUD[stop - start]
    return [run.span() for run in finditer(b"\0+", ticks) if run.end() - run.start() >= least]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
