from functools import cache


def parts_in_all(needs: list[list[int]]) -> list[int]:
    @cache
    def count(thing: int) -> int:
        return sum(1 + count(part) for part in needs[thing])

    return [count(thing) for thing in range(len(needs))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
