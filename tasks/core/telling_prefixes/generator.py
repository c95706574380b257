def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # few letters: long common beginnings
        return ([word(rng, "ab", 20, 30) for _ in range(size)],)
    if test_index == 1:  # families of names
        heads = [word(rng, "aeiklmnrst", 6, 20) for _ in range(size // 40)]
        names = [rng.choice(heads) + word(rng, "aeiklmnrst", 1, 10) for _ in range(size)]
        return (rng.choices(names[:9], k=size) if level == 1 else names,)
    if test_index == 2:  # names grow out of others, and some occur twice
        names = [word(rng, "abc", 4, 9) for _ in range(size // 2)]
        while len(names) < size:
            names.append((rng.choice(names) + word(rng, "abc", 0, 4))[:30])
        rng.shuffle(names)
        return (names,)
    names = [word(rng, "abcdefghijklmnopqrstuvwxyz", 5, 12) for _ in range(size)]
    if level == 1:
        names = names[:1] * size
    elif level == 2:
        names.sort(reverse=True)
    return (names,)


def word(rng, alphabet, shortest, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(shortest, longest + 1)))


def edge_case(rng, size, test_index):
    cases = (
        [],
        ["x" + word(rng, "xyz", 0, 29)],
        [word(rng, "xyz", 3, 5)] * 2,
        ["a" * length for length in range(1, size)],
        [word(rng, "ab", 1, 5) for _ in range(2 * size)],
        [word(rng, "abc", 28, 30) for _ in range(size)] + ["abc" * 10] * 2 + ["abc" * 9 + "abb"],
        ["ba", "b", "bab", "babb", "ab", word(rng, "c", 2, 9)],
        ["pqr" + word(rng, "pq", 0, 4) for _ in range(size)] + [word(rng, "pqr", 2, 2)],
    )
    return cases[test_index % len(cases)]
