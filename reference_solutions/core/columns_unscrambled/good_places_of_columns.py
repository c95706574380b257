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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
