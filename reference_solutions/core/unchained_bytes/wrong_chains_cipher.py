def unchained_bytes(data: bytes, step: int) -> bytes:
    """Takes the earlier byte from `data`: that is how the chain was made, not how it is undone."""
    return data[:step] + bytes(a ^ b for a, b in zip(data[step:], data))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
