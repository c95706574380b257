from itertools import groupby


def packed_runs(data: bytes) -> bytes:
    """Packs the rest of a long run, however short it is."""
    packed = bytearray()
    for byte, run in groupby(data):
        count = len(list(run))
        if count < 3:
            packed += bytes([byte]) * count
        while count >= 3:
            part = min(count, 130)
            packed += bytes([125 + part, byte])
            count -= part
            if 0 < count < 3:
                packed += bytes([125 + count, byte])
    return bytes(packed)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
