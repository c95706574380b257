def longest_balanced_run(text: str) -> int:
    partner = {")": "(", "]": "[", "}": "{"}
    matched = [False] * len(text)
    stack: list[int] = []
    for index, character in enumerate(text):
        if character not in partner:
            stack.append(index)
        elif stack and text[stack[-1]] == partner[character]:
            matched[stack.pop()] = True
            matched[index] = True
        else:
            stack.clear()
    best = 0
    length = 0
    for mark in matched:
        length = length + 1 if mark else 0
        best = max(best, length)
    return best
