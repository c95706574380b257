"""Writes tokens as the characters of their own numbers, so that `str.replace` applies a rule and nothing is subtracted."""

from array import array

LOWERED = bytes(max(0, byte - 97) for byte in range(256))


def glued_tokens(text: str, rules: list[tuple[int, int]]) -> list[int]:
    text = text.encode().translate(LOWERED).decode()
    for token, (left, right) in enumerate(rules, 26):
        text = text.replace(chr(left) + chr(right), chr(token))
    return array("H", text.encode("utf-16-le")).tolist()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
