def shortest_echoes(text: str) -> list[int]:
    longest = [0] * len(text)
    notes = [0] * len(text)
    for end in range(1, len(text)):
        length = longest[end - 1]
        while length > 0 and text[length] != text[end]:
            length = longest[length - 1]
        if text[length] == text[end]:
            length += 1
        longest[end] = length
        notes[end] = length
        if length > 0 and longest[length - 1] > 0:
            notes[end] = longest[length - 1]
    return notes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
