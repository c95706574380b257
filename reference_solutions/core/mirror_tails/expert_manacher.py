"""Manacher's algorithm: the centre that first pushes the right end further gives the answers for all it adds."""


def mirror_tails(text: str) -> list[int]:
    spread = "<|" + "|".join(text) + "|>"
    reaches = [0, 0]
    answers: list[int] = []
    centre = right = 1
    for place in range(2, 2 * len(text) + 1):
        reach = right - place
        mirrored = reaches[2 * centre - place]
        if mirrored < reach:
            reaches.append(mirrored)
            continue
        while spread[place + reach + 1] == spread[place - reach - 1]:
            reach += 2  # between two letters is always a bar
        reaches.append(reach)
        answers.extend(range(right + 2 - place, reach + 1, 2))
        centre = place
        right = place + reach
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
