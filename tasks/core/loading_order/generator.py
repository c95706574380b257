LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    zones, heaviest = ((50, 30), (4, 200), (50, 30000), (12, 3))[test_index % 4]
    parcels = [
        (label(rng, LETTERS, 4, 10), rng.randrange(1, zones + 1), rng.randrange(1, heaviest + 1)) for _ in range(size)
    ]
    if test_index == 3:  # sorted by labels already, which begin alike
        parcels = sorted((text[:1] + "aaaaa" + text[-3:], zone, weight) for text, zone, weight in parcels)
    if level == 1 and test_index == 2:
        parcels.sort(reverse=True)
    return (parcels,)


def label(rng, letters, shortest, longest):
    return "".join(rng.choices(letters, k=rng.randrange(shortest, longest + 1)))


def edge_case(rng, size, test_index):
    few = [(label(rng, "ab", 1, 3), rng.randrange(1, 4), rng.randrange(1, 4)) for _ in range(size)]
    cases = (
        [],
        [(label(rng, LETTERS, 1, 10), rng.randrange(1, 51), rng.randrange(1, 30001))],
        [(text, 50, 30000) for text, _, _ in few],
        [(text, 2, weight) for text, _, weight in few],
        [(text, zone, 7) for text, zone, _ in few],
        [("x", 1, 1), ("y", 1, 30000), ("z", 50, 1), ("w", 50, 30000), ("v", 2, 30000), ("u", 1, 1)],
        few,
        [(label(rng, LETTERS, 1, 10), rng.randrange(1, 51), rng.randrange(1, 30001)) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
