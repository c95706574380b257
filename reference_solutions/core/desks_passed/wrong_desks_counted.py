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
