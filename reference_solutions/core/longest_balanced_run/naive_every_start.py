def longest_balanced_run(text: str) -> int:
    partner = {")": "(", "]": "[", "}": "{"}
    best = 0
    for start in range(len(text)):
        stack = []
        for end in range(start, len(text)):
            character = text[end]
            if character in partner:
                if not stack or stack[-1] != partner[character]:
                    break
                stack.pop()
                if not stack:
                    best = max(best, end - start + 1)
            else:
                stack.append(character)
    return best
