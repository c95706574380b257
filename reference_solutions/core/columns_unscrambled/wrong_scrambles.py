def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    """Scrambles once more in place of undoing it."""
    order = sorted(range(len(key)), key=key.__getitem__)
    return ["".join(message[column :: len(key)] for column in order) for message in messages]
