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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
