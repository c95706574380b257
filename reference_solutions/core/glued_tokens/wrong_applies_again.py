def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    """Glues the first pair for which there is a rule, again and again."""
    tokens = [ord(letter) - 97 for letter in text]
    known = {}
    for number, rule in enumerate(rules):
        known.setdefault(rule, 26 + number)
    place = 0
    while place + 1 < len(tokens):
        pair = (tokens[place], tokens[place + 1])
        if pair in known:
            tokens[place : place + 2] = [known[pair]]
            place = 0
        else:
            place += 1
    return tokens

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
