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
