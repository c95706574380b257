def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    def above(person: int) -> list[int]:
        if bosses[person] == -1:
            return [person]
        return [*above(bosses[person]), person]

    answer = []
    for sender, addressee in letters:
        up, down = above(sender), above(addressee)
        shared = sum(a == b for a, b in zip(up, down))
        answer.append(len(up) + len(down) - 2 * shared)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
