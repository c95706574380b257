def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    free_from = [0] * desks
    numbers = []
    for arrival, minutes in guests:
        desk = free_from.index(min(free_from))
        if free_from[desk] <= arrival:
            free_from[desk] = arrival + minutes
            numbers.append(desk + 1)
        else:
            numbers.append(0)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
