def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    free_from = [-1] * desks
    numbers = []
    for arrival, minutes in guests:
        number = next((desk + 1 for desk in range(desks) if free_from[desk] < arrival), 0)
        if number:
            free_from[number - 1] = arrival + minutes
        numbers.append(number)
    return numbers
