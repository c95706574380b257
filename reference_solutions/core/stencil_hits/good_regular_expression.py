"""Looks ahead with a regular expression at each place."""

import re


def stencil_hits(text: str, stencil: str) -> list[int]:
    pattern = re.compile("(?=" + stencil.replace("?", ".") + ")")
    return [match.start() for match in pattern.finditer(text)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
