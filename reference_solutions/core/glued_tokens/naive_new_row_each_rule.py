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
