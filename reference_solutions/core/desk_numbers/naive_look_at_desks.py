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
