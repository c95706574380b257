"""Jumps by powers of three; the digits' bytes are added as two long numbers, as no sum of two overflows its byte."""

MODULO_3 = bytes(48 + total % 3 for total in range(256))


def dials_after_beats(dials: str, beats: int) -> str:
    ring = dials.encode()
    stride = 1
    while beats:
        beats, times = divmod(beats, 3)
        shift = stride % len(ring)
        for _ in range(times):
            total = int.from_bytes(ring, "big") + int.from_bytes(ring[shift:] + ring[:shift], "big")
            ring = total.to_bytes(len(ring), "big").translate(MODULO_3)
        stride *= 3
    return ring.decode()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
