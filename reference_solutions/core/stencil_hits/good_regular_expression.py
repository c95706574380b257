"""Looks ahead with a regular expression at each place."""

import re


def stencil_hits(text: str, stencil: str) -> list[int]:
    pattern = re.compile("(?=" + stencil.replace("?", ".") + ")")
    return [match.start() for match in pattern.finditer(text)]
