def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers: list[int] = []
    for place, (time, guest) in enumerate(events):
        number = 1
        for earlier in range(place - 1, -1, -1):
            earlier_time, earlier_guest = events[earlier]
            if earlier_guest == guest:
                if time - earlier_time <= pause:
                    number = numbers[earlier] + 1
                break
        numbers.append(number)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
