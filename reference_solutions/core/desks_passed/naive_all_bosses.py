"""Writes down all bosses of the sender with their distances, then climbs from the addressee until one of them comes."""


def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    answer = []
    for sender, addressee in letters:
        steps_to = {}
        person = sender
        while person != -1:
            steps_to[person] = len(steps_to)
            person = bosses[person]
        steps_down = 0
        person = addressee
        while person not in steps_to:
            steps_down += 1
            person = bosses[person]
        answer.append(steps_to[person] + steps_down)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
