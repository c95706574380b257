"""Xors all the data with itself, one byte further: where zeros follow each other, there is a run."""

import re


def packed_runs(data: bytes) -> bytes:
    number = int.from_bytes(b"\x80" + data, "big")
    changes = (number ^ number >> 8).to_bytes(len(data) + 1, "big")
    pieces = []
    end = 0
    for run in re.finditer(rb"\0\0+", changes):
        start = run.start() - 2
        pieces.append(data[end:start])
        end = run.end() - 1
        full, rest = divmod(end - start, 130)
        byte = data[start : start + 1]
        pieces.append((b"\xff" + byte) * full)
        pieces.append(bytes((125 + rest,)) + byte if rest > 2 else byte * rest)
    pieces.append(data[end:])
    return b"".join(pieces)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
