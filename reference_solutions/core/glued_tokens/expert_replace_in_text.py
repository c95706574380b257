"""Writes tokens as characters, so that `str.replace` applies a rule."""


def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    for token, (left, right) in enumerate(rules, 97 + 26):
        text = text.replace(chr(97 + left) + chr(97 + right), chr(token))
    return [ord(sign) - 97 for sign in text]
