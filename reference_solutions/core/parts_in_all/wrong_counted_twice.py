from functools import cache


def parts_in_all(needs: list[list[int]]) -> list[int]:
    @cache
    def count(thing: int) -> int:
        return sum(1 + count(part) for part in needs[thing])

    return [count(thing) for thing in range(len(needs))]
