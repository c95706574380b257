def longest_balanced_run(text: str) -> int:
    partner = {")": "(", "]": "[", "}": "{"}
    stack = []
    before = [-1]
    best = 0
    for index, character in enumerate(text):
        if character not in partner:
            stack.append(character)
            before.append(index)
        elif stack and stack[-1] == partner[character]:
            stack.pop()
            before.pop()
            best = max(best, index - before[-1])
        elif not stack:
            before = [index]
    return best
