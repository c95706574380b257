def stencil_hits(text: str, stencil: str) -> list[int]:
    """Lets the stencil stick out at the end."""
    return [
        place
        for place in range(len(text))
        if all(hole == "?" or hole == letter for hole, letter in zip(stencil, text[place:]))
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
