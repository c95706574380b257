"""Keeps the indices of all that is unmatched; a closer that matches the last of them ends a run that begins behind it."""

NEEDED = bytes.maketrans(b"()[]{}", b"\0(\0[\0{")


def longest_balanced_run(text: str) -> int:
    marks = text.encode() + b" "  # the last one also stands in front of the first
    unmatched = [-1]
    best = 0
    for index, needed in enumerate(marks.translate(NEEDED)[:-1]):
        if needed and marks[unmatched[-1]] == needed:
            unmatched.pop()
            length = index - unmatched[-1]
            if length > best:
                best = length
        else:
            unmatched.append(index)
    return best

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
