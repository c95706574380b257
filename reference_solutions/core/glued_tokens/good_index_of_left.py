"""Lets `list.index` find the left tokens, and copies nothing unless a pair is found."""


def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    tokens = [ord(letter) - ord("a") for letter in text]
    for new, (left, right) in enumerate(rules, 26):
        found = []
        place = -1
        tokens.append(-1)
        try:
            while True:
                place = tokens.index(left, place + 1)
                if tokens[place + 1] == right:
                    found.append(place)
                    place += 1
        except ValueError:
            tokens.pop()
        for place in reversed(found):
            tokens[place : place + 2] = [new]
    return tokens

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
