MOST_TEETH = 4_000


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = MOST_TEETH * size // 2500
    if test_index == 0:
        return teeth(rng, size, range(1, most + 1)), teeth(rng, size, range(1, most + 1))
    if test_index == 1:  # few pairs wear evenly: nearly all wheels have an even number of teeth
        few = list(range(most - 9, most))
        return teeth(rng, size, range(2, most + 1, 2)), teeth(rng, size - 9, range(2, most, 2)) + few
    if test_index == 2:  # many factors on one side, hardly any on the other
        return teeth(rng, size, range(30, most + 1, 30)), teeth(rng, size, range(1, most + 1, 2))
    return teeth(rng, size, range(most * 9 // 10, most + 1)), teeth(rng, size, range(6, most + 1, 6))


def teeth(rng, number, choice):
    return [rng.choice(choice) for _ in range(number)]


def edge_case(rng, size, test_index):
    few = [rng.randrange(1, 60) for _ in range(size)]
    cases = (
        ([], few),
        ([1, 1, rng.randrange(1, 20)], [1, *few]),
        ([rng.randrange(2, 90)], [rng.randrange(2, 90), 30, 77]),
        ([12, 12, 35, 18], [35, 35, 6, 4, 12]),
        (few, teeth(rng, size, range(1, 100))),
        ([2, 4, 8, 3, 9, 36], [36, 25, 49, 6, rng.choice((2, 3))]),
        ([30, 42, 70, 105], [rng.choice((11, 13)), 2, 3, 5, 7, 66]),
        (list(range(1, 30)), list(range(20, 60)) + few),
    )
    return cases[test_index % len(cases)]
