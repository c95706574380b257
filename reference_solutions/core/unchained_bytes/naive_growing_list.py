"""Makes the plain message byte by byte."""


def unchained_bytes(data: bytes, step: int) -> bytes:
    plain = []
    for place in range(len(data)):
        if place < step:
            plain.append(data[place])
        else:
            plain.append(data[place] ^ plain[place - step])
    return bytes(plain)
