def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    def depth(person: int) -> int:
        steps = 0
        while bosses[person] != -1:
            person = bosses[person]
            steps += 1
        return steps

    return [depth(a) + depth(b) if a != b else 0 for a, b in letters]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
