def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    answer = []
    for sender, addressee in letters:
        above = []
        person = sender
        while person != -1:
            above.append(person)
            person = bosses[person]
        steps = 0
        person = addressee
        while person not in above:
            steps += 1
            person = bosses[person]
        answer.append(above.index(person) + steps + 1)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
