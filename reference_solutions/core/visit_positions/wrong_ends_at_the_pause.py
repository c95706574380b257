def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    last: dict[int, tuple[int, int]] = {}
    for time, guest in events:
        before, number = last.get(guest, (time - pause, 0))
        number = number + 1 if time - before < pause else 1
        last[guest] = (time, number)
        numbers.append(number)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
