HEAVIEST = 9999


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    bounds = sorted(rng.sample(range(1, HEAVIEST + 1), 24))
    if test_index == 0:
        eggs = [rng.randrange(HEAVIEST + 1) for _ in range(size)]
    elif test_index == 1:  # nearly all eggs are heavier than most of the bounds
        bounds = sorted(rng.sample(range(4000, 8000), 24))
        eggs = [min(HEAVIEST, max(0, int(rng.gauss(7500, 700)))) for _ in range(size)]
    elif test_index == 2:  # weights on a bound or next to one
        eggs = [rng.choice(bounds) + rng.randrange(-1, 1) for _ in range(size)]
    else:  # sorted down, with few different weights at its ends
        eggs = sorted((min(HEAVIEST, rng.randrange(2, 11000)) for _ in range(size)), reverse=True)
    return eggs, bounds


def edge_case(rng, size, test_index):
    eggs = [rng.randrange(30) for _ in range(size)]
    cases = (
        ([], sorted(rng.sample(range(1, HEAVIEST + 1), 24))),
        ([rng.randrange(HEAVIEST + 1)], [5000]),
        ([0] * size, [1, 2]),
        ([HEAVIEST] * size, [1, HEAVIEST]),
        ([HEAVIEST, HEAVIEST - 1, 0, 1, 2], [1, HEAVIEST]),
        (eggs, sorted(rng.sample(range(1, 30), 6))),
        (eggs, sorted(set(eggs) - {0})[:24] or [1]),
        (eggs, [40, 41, 50]),
    )
    return cases[test_index % len(cases)]
