"""Compares all tails, from the longest to the shortest, with the text turned around."""


def mirror_tails(text: str) -> list[int]:
    turned = text[::-1]
    answers = []
    for end in range(1, len(text) + 1):
        for start in range(end):
            if text[start:end] == turned[len(text) - end : len(text) - start]:
                answers.append(end - start)
                break
    return answers
