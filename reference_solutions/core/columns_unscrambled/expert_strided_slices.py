"""Writes each column with one slice of bytes."""


def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    stride = len(key)
    order = sorted(range(stride), key=key.__getitem__)
    plain = []
    for message in messages:
        height, more = divmod(len(message), stride)
        scrambled = message.encode()
        text = bytearray(scrambled)
        end = 0
        for column in order:
            start = end
            end += height + (column < more)
            text[column::stride] = scrambled[start:end]
        plain.append(text.decode())
    return plain

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
