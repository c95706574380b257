def stencil_hits(text: str, stencil: str) -> list[int]:
    """Lets the stencil stick out at the end."""
    return [
        place
        for place in range(len(text))
        if all(hole == "?" or hole == letter for hole, letter in zip(stencil, text[place:]))
    ]
