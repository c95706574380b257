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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
