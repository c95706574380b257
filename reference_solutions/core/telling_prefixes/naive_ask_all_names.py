"""Asks all other names for each beginning of each name."""


def telling_prefixes(names: list[str]) -> list[int]:
    answers = []
    for number, name in enumerate(names):
        answer = 0
        for length in range(1, len(name) + 1):
            beginning = name[:length]
            shared = False
            for other_number, other in enumerate(names):
                if other_number != number and other.startswith(beginning):
                    shared = True
                    break
            if not shared:
                answer = length
                break
        answers.append(answer)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
