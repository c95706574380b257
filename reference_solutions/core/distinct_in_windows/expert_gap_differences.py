from itertools import accumulate


def distinct_in_windows(values: list[int], width: int) -> list[int]:
    # change[e] is how the count moves when the window's end arrives at e: a value enters at an occurrence that lies
    # at least `width` after the one before it, and leaves `width` after an occurrence that has no near successor.
    # Everything in between moves nothing, so most elements cost one dictionary look-up.
    change = [0] * (len(values) + width + 1)
    last_seen: dict[int, int] = {}
    seen = last_seen.get
    for position, value in enumerate(values):
        previous = seen(value)
        if previous is None:
            change[position] += 1
        elif position - previous >= width:
            change[previous + width] -= 1
            change[position] += 1
        last_seen[value] = position
    for position in last_seen.values():
        change[position + width] -= 1
    return list(accumulate(change[: len(values)]))[width - 1 :]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
