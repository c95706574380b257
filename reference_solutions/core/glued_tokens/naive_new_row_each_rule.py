"""Walks through the whole row for each rule."""


def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    tokens = [ord(letter) - ord("a") for letter in text]
    for number, (left, right) in enumerate(rules):
        glued = []
        place = 0
        while place < len(tokens):
            if place + 1 < len(tokens) and tokens[place] == left and tokens[place + 1] == right:
                glued.append(26 + number)
                place += 2
            else:
                glued.append(tokens[place])
                place += 1
        tokens = glued
    return tokens

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
