"""Makes the plain message byte by byte."""


def unchained_bytes(data: bytes, step: int) -> bytes:
    plain = []
    for place in range(len(data)):
        if place < step:
            plain.append(data[place])
        else:
            plain.append(data[place] ^ plain[place - step])
    return bytes(plain)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
