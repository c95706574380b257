def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = size  # wishes grow with the line
    if test_index == 0:
        return [most - rng.randrange(most) for _ in range(size)], rng.randrange(100)
    if test_index == 1:  # few different wishes: many leave in one round
        return [most // 2 + most // 20 * rng.randrange(10) for _ in range(size)], rng.randrange(100)
    if test_index == 2:  # the patient ones stand in front
        return sorted((rng.randrange(most // 5, most + 1) for _ in range(size)), reverse=True), 0
    return [rng.choice((0, rng.randrange(3 * most // 4, most + 1), most)) for _ in range(size)], 7


def edge_case(rng, size, test_index):
    few = [rng.randrange(6) for _ in range(size)]
    cases = (
        ([], 5),
        ([0], 100),
        ([rng.randrange(1, 9)], 3),
        ([rng.randrange(2, 9)] * size, 2),
        (sorted(few), 1),
        (sorted(few, reverse=True), 0),
        (few + [0, 4, 0, 5], 20),
        ([rng.randrange(50) for _ in range(2 * size)], 100),
    )
    return cases[test_index % len(cases)]
