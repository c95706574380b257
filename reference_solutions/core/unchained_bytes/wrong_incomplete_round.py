def unchained_bytes(data: bytes, step: int) -> bytes:
    """Forgets the last round where it is not complete."""
    plain = bytearray(data)
    for start in range(step, len(data) - step + 1, step):
        for place in range(start, start + step):
            plain[place] ^= plain[place - step]
    return bytes(plain)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
