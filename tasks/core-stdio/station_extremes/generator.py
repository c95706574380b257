def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    stations = names(rng, 200 if test_index == 0 else 12)
    return as_text([(rng.choice(stations), rng.randrange(-999, 1000)) for _ in range(size)])


def names(rng, count):
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randrange(1, 13))) for _ in range(count)]


def as_text(reports):
    return "".join(f"{name} {'-' * (tenths < 0)}{abs(tenths) // 10}.{abs(tenths) % 10}\n" for name, tenths in reports)


def edge_case(rng, size, test_index):
    a, b = names(rng, 2)
    few = [(rng.choice((a, b, "ab", "b")), rng.randrange(-30, 31)) for _ in range(3 * size)]
    cases = (
        "",
        as_text([(a, rng.randrange(-999, 1000))]),
        as_text(
            [("a", -999), ("b", 999), ("ab", 0), ("aa", -1), ("b", 999), ("a", -999), ("c", 9), ("d", 10), ("e", -10)]
        ),
        as_text([(a, tenths) for tenths in (-1, 1, -7, 7)] + [(b, 5), (b, -6)]),
        as_text(few),
        as_text([(a, tenths) for tenths in range(size)] + [(b, -tenths) for tenths in range(1, size)]),
    )
    return cases[test_index % len(cases)]
