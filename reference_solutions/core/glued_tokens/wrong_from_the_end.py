def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    """Goes through the row from the end."""
    tokens = [ord(letter) - 97 for letter in text]
    for new, (left, right) in enumerate(rules, 26):
        for place in range(len(tokens) - 2, -1, -1):
            if tokens[place : place + 2] == [left, right]:
                tokens[place : place + 2] = [new]
    return tokens

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
