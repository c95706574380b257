def longest_balanced_run(text: str) -> int:
    before = [-1]
    best = 0
    for index, character in enumerate(text):
        if character in "([{":
            before.append(index)
        else:
            before.pop()
            if before:
                best = max(best, index - before[-1])
            else:
                before.append(index)
    return best
