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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
