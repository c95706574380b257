def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    """Of columns with equal heads, reads the one further right first."""
    order = sorted(range(len(key)), key=lambda column: (key[column], -column))
    plain = []
    for message in messages:
        text = [""] * len(message)
        signs = iter(message)
        for column in order:
            for place in range(column, len(message), len(key)):
                text[place] = next(signs)
        plain.append("".join(text))
    return plain
