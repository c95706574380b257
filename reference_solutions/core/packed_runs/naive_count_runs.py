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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
