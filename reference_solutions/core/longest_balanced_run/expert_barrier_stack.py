def longest_balanced_run(text: str) -> int:
    closer_of = {"(": ")", "[": "]", "{": "}"}.get
    owed = [""]  # the closers that are due, the next one last; nothing equals the one at the bottom
    before = [-1]  # for every depth, the index before the run that is growing there
    best = 0
    for index, character in enumerate(text):
        closer = closer_of(character)
        if closer:
            owed.append(closer)
            before.append(index)
        elif owed[-1] == character:
            del owed[-1], before[-1]
            length = index - before[-1]
            if length > best:
                best = length
        else:  # no run reaches over a closer that fits nothing
            owed = [""]
            before = [index]
    return best
