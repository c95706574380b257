"""Counts the bytes of each part."""


def packed_runs(data: bytes) -> bytes:
    packed = []
    place = 0
    while place < len(data):
        byte = data[place]
        count = 1
        while place + count < len(data) and data[place + count] == byte and count < 130:
            count += 1
        if count >= 3:
            packed.append(125 + count)
            packed.append(byte)
        else:
            for _ in range(count):
                packed.append(byte)
        place += count
    return bytes(packed)
