"""Looks at one desk after the other."""


def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    free_from = [0] * desks
    numbers = []
    for arrival, minutes in guests:
        number = 0
        for desk in range(desks):
            if free_from[desk] <= arrival:
                free_from[desk] = arrival + minutes
                number = desk + 1
                break
        numbers.append(number)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
