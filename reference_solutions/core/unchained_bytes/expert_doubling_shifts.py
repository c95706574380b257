"""Takes all bytes for one integer: an xor with itself, shifted by a step, by two, by four ..., is the running xor."""


def unchained_bytes(data: bytes, step: int) -> bytes:
    number = int.from_bytes(data, "big")
    shift = 8 * step
    while shift < 8 * len(data):
        number ^= number >> shift
        shift *= 2
    return number.to_bytes(len(data), "big")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
