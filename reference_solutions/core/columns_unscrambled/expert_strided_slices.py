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
