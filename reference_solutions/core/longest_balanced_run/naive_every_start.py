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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
