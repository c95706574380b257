from functools import cache


def parts_in_all(needs: list[list[int]]) -> list[int]:
    @cache
    def bits(thing: int) -> int:
        found = 1 << thing
        for part in needs[thing]:
            found |= bits(part)
        return found

    return [bits(thing).bit_count() - 1 for thing in range(len(needs))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
