"""Takes all bytes for one integer: an xor with itself, shifted by a step, by two, by four ..., is the running xor."""


def unchained_bytes(data: bytes, step: int) -> bytes:
    number = int.from_bytes(data, "big")
    shift = 8 * step
    while shift < 8 * len(data):
        number ^= number >> shift
        shift *= 2
    return number.to_bytes(len(data), "big")
