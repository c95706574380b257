def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    free_from = [-1] * desks
    numbers = []
    for arrival, minutes in guests:
        number = next((desk + 1 for desk in range(desks) if free_from[desk] < arrival), 0)
        if number:
            free_from[number - 1] = arrival + minutes
        numbers.append(number)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
