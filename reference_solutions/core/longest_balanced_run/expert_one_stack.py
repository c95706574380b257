"""Keeps the indices of all that is unmatched; a closer that matches the last one ends a run that begins behind it."""

NEEDED = bytes.maketrans(b"()[]{}", b"\0(\0[\0{")


def longest_balanced_run(text: str) -> int:
    marks = [*text.encode(), 32]  # the last one also stands in front of the first
    top = -1
    unmatched = [top]
    best = 0
    for index, needed in enumerate(text.encode().translate(NEEDED)):
        if needed and marks[top] == needed:
            unmatched.pop()
            top = unmatched[-1]
            if index - top > best:
                best = index - top
        else:
            top = index
            unmatched.append(index)
    return best

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
