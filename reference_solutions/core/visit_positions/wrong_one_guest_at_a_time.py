def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers: list[int] = []
    for place, (time, guest) in enumerate(events):
        same = place > 0 and events[place - 1][1] == guest and time - events[place - 1][0] <= pause
        numbers.append(numbers[-1] + 1 if same else 1)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
