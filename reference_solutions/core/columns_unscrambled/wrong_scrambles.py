def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    """Scrambles once more in place of undoing it."""
    order = sorted(range(len(key)), key=key.__getitem__)
    return ["".join(message[column :: len(key)] for column in order) for message in messages]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
