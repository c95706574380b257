def unchained_bytes(data: bytes, step: int) -> bytes:
    """Takes the earlier byte from `data`: that is how the chain was made, not how it is undone."""
    return data[:step] + bytes(a ^ b for a, b in zip(data[step:], data))
