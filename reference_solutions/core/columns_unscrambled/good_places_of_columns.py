"""Walks over the places of each column in the plain message."""


def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    order = sorted(range(len(key)), key=key.__getitem__)
    plain = []
    for message in messages:
        text = [""] * len(message)
        signs = iter(message)
        for column in order:
            for place in range(column, len(message), len(key)):
                text[place] = next(signs)
        plain.append("".join(text))
    return plain
