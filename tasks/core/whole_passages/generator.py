SPAN = 10**7


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    stay = (SPAN // 10, SPAN // 3, 40 * SPAN // size, SPAN // 2)[test_index % 4]
    longest = (stay, stay // 50, stay // 2, stay // 5)[test_index % 4]
    passages = []
    for _ in range(size):
        first = rng.randrange(SPAN - longest)
        if test_index == 3:  # most of them in two seasons, a stay apart
            first = first // 10 + rng.choice((0, stay * 9 // 10))
        passages.append((first, first + rng.randrange(longest)))
    if level == 1 and test_index == 1:
        passages.sort(reverse=True)
    elif level == 1 and test_index == 2:
        passages = rng.choices(passages[:9], k=size)
    return passages, stay


def edge_case(rng, size, test_index):
    passages = []
    for _ in range(size):
        first = rng.randrange(15)
        passages.append((first, first + rng.randrange(8)))
    cases = (
        ([], rng.randrange(9)),
        ([(3, 9)], 5),
        ([(3, 9)] * size, 6),
        ([(place, place) for place in range(size)], 3),
        (passages, 0),
        (passages, SPAN),
        ([(place, place + 4) for place in range(size)] + [(2, 12)], rng.randrange(5, 8)),
        (passages, 9),
    )
    return cases[test_index % len(cases)]
