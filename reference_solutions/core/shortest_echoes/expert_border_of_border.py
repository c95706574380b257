"""Knuth, Morris and Pratt; the shortest border of a prefix is that of its longest border, or this border itself."""


def shortest_echoes(text: str) -> list[int]:
    longest = [0]  # by length of the prefix; the border that is tried next when a match breaks off
    notes = [0]
    border = 0
    for letter in text[1:]:
        while letter != text[border]:
            if not border:
                break
            border = longest[border - 1]
        else:
            border += 1
        longest.append(border)
        notes.append(border and (notes[border - 1] or border))
    return notes[: len(text)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
