def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # anything made earlier
        needs = [sorted({rng.randrange(thing) for _ in range(4)}) if thing else [] for thing in range(size)]
    elif test_index == 1:  # only what was made just before: long ways down
        needs = [
            sorted({rng.randrange(max(0, thing - 9), thing) for _ in range(3)}) if thing else [] for thing in range(size)
        ]
    elif test_index == 2:  # layers of a dozen, each thing needs nearly all of the layer below
        needs = [
            sorted({thing - thing % 12 - 1 - rng.randrange(12) for _ in range(9)}) if thing >= 12 else []
            for thing in range(size)
        ]
    else:  # a spine with short branches, seen from its far end
        needs = [[]]
        for thing in range(1, size):
            needs.append(sorted({thing - 1, *(rng.randrange(thing) // 2 for _ in range(3))}))
        return ([[size - 1 - part for part in reversed(parts)] for parts in reversed(needs)],)
    return (renumbered(rng, needs),)


def renumbered(rng, needs):
    """The same things under random numbers, the needs in random order."""
    numbers = list(range(len(needs)))
    rng.shuffle(numbers)
    answer = [[] for _ in needs]
    for thing, parts in enumerate(needs):
        answer[numbers[thing]] = rng.sample([numbers[part] for part in parts], len(parts))
    return answer


def edge_case(rng, size, test_index):
    some = [rng.sample(range(thing), min(thing, rng.randrange(4))) for thing in range(size)]
    cases = (
        [],
        [[]],
        [[]] * size,
        [[thing + 1] for thing in range(size - 1)] + [[]],
        [[]] + [[thing] for thing in range(size - 1)],
        renumbered(rng, [list(range(thing)) for thing in range(size)]),
        [[2, 3, 1], [4], [4], [4], [5, 6], [], [7], []],
        renumbered(rng, some),
    )
    return cases[test_index % len(cases)]
