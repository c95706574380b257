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
