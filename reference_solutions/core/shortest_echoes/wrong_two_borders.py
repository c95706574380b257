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
