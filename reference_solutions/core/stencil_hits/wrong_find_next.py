import re


def stencil_hits(text: str, stencil: str) -> list[int]:
    """Finds only places that do not overlap."""
    return [match.start() for match in re.finditer(stencil.replace("?", "."), text)]
