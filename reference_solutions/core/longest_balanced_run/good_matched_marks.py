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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
