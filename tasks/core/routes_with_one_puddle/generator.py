def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    height, width = size - rng.randrange(5), size - rng.randrange(5)
    if test_index == 0:
        return height, width, some(rng, height, width, 40)
    if test_index == 1:  # along the straight way, so that most puddles can follow each other
        return height, width, list({(k * height // 40, min(width - 1, k * width // 40 + k % 3)): 0 for k in range(40)})
    if test_index == 2:  # all in the middle
        return height, width, [(height // 2 + r, width // 2 + c) for r, c in some(rng, 7, 7, 40)]
    return height, width, [(r, c + (height - r) // 3) for r, c in some(rng, height, width // 2, 40)]


def some(rng, height, width, number):
    places = rng.sample(range(height * width), min(number, height * width))
    return [divmod(place, width) for place in places]


def edge_case(rng, size, test_index):
    cases = (
        (1, 1, []),
        (1, 1, [(0, 0)]),
        (1, 3 * size, [(0, rng.randrange(1, size))]),
        (size, size, [(0, 0), (rng.randrange(1, size), rng.randrange(1, size))]),
        (size, 3, [(size - 1, 2)]),
        (size, size + 2, some(rng, size, size + 2, 4)),
        (40, 50, some(rng, 40, 50, 6)),
        (3, 4, [(2, 0), (1, 3), (0, 3), (1, 1), (1, 2)] + some(rng, 1, 2, 1)),
    )
    return cases[test_index % len(cases)]
