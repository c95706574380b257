"""Compares letter by letter at each place."""


def stencil_hits(text: str, stencil: str) -> list[int]:
    places = []
    for place in range(len(text) - len(stencil) + 1):
        fits = True
        for offset in range(len(stencil)):
            if stencil[offset] != "?" and stencil[offset] != text[place + offset]:
                fits = False
                break
        if fits:
            places.append(place)
    return places

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
