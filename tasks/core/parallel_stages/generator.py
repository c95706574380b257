PRIME = 998_244_353


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    resistors = [rng.randrange(1, PRIME) for _ in range(size)]
    if test_index == 0:
        return ([resistors],)
    if test_index == 1:  # many stages
        return ([resistors[start : start + 4] for start in range(0, size, 4)],)
    if test_index == 2:  # stages of all lengths
        stages = []
        while resistors:
            stages.append([resistors.pop() for _ in range(min(len(resistors), rng.randrange(1, 99)))])
        return (stages,)
    return ([resistors[: size // 2]] + [resistors[start : start + 8] for start in range(size // 2, size, 8)],)


def edge_case(rng, size, test_index):
    some = rng.randrange(1, PRIME)
    few = [rng.randrange(1, 20) for _ in range(size)]
    cases = (
        [],
        [[some]],
        [[some], few, [some, PRIME - some], few],
        [[some], [PRIME - some]],
        [[PRIME - 1] * 2, [1], few],
        [[some, some + 1 if some < PRIME - 1 else 1], few, [some]],
        [few[:start] for start in range(1, size)],
        [[rng.randrange(1, PRIME) for _ in range(rng.randrange(1, size))] for _ in range(size)],
    )
    return cases[test_index % len(cases)]
