def mirror_tails(text: str) -> list[int]:
    """Extends only the tail that was longest before."""
    answers = []
    start = 0
    for end, letter in enumerate(text):
        if start > 0 and text[start - 1] == letter:
            start -= 1
        else:
            start = end
        answers.append(end - start + 1)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
