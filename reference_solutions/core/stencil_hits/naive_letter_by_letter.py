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
