def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # hardly any overlap
        starts = [rng.randrange(2**32 - 2**22) for _ in range(size)]
        return as_text([(start, start + rng.randrange(2**22)) for start in starts])
    start = rng.randrange(2**30, 2**31)
    starts = [start + rng.randrange(2**20) for _ in range(size)]
    return as_text([(start, start + rng.randrange(2**10)) for start in starts])


def address(number):
    return ".".join(map(str, number.to_bytes(4, "big")))


def as_text(ranges):
    return "".join(f"{address(start)}-{address(end)}\n" for start, end in ranges)


def edge_case(rng, size, test_index):
    top = 2**32 - 1
    at = rng.randrange(1, 2**32 - 100)
    starts = [at + rng.randrange(40) for _ in range(2 * size)]
    cases = (
        as_text([(at, at)]),
        as_text([(0, top), (top, top), (0, 0), (at, top)]),
        as_text([(at, at + 4), (at + 5, at + 9), (at + 11, at + 12), (at + 4, at + 4), (at - 1, at - 1)]),
        as_text([(2**24 - 1, 2**24), (255, 256), (2**16 - 1, 2**16), (1, 2), (2**31, 2**31 + rng.randrange(1, 99))]),
        as_text([(start, start + rng.randrange(6)) for start in starts]),
        as_text(
            [(at, at + 50), (at + 10, at + 20), (at + 30, at + 50), (at, at), (at + 60, at + 60), (at + 49, at + 51)]
        ),
    )
    return cases[test_index % len(cases)]
