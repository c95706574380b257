def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    began: dict[int, int] = {}
    count: dict[int, int] = {}
    for time, guest in events:
        if guest not in began or time - began[guest] > pause:
            began[guest] = time
            count[guest] = 0
        count[guest] += 1
        numbers.append(count[guest])
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
