LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # a few answers that are all alike frequent
        return picks(rng, words(rng, 30), size), picks(rng, words(rng, 30), size)
    if test_index == 1:  # as many answers as there may be
        return picks(rng, words(rng, 60), size), picks(rng, words(rng, 60), size)
    if test_index == 2:  # the same answers to both questions, most people say the same twice
        answers = words(rng, 40)
        first = picks(rng, answers, size)
        return first, [answer if rng.random() < 0.7 else rng.choice(answers) for answer in first]
    answers = sorted(words(rng, 50))  # the people come in the order of their first answers
    return sorted(picks(rng, answers, size)), picks(rng, words(rng, 25), size)


def words(rng, count):
    found = {}
    while len(found) < count:
        found["".join(rng.choice(LETTERS) for _ in range(rng.randrange(2, 6)))] = None
    return list(found)


def picks(rng, answers, size):
    return [rng.choice(answers) for _ in range(size)]


def edge_case(rng, size, test_index):
    some = words(rng, 4)
    cases = (
        ([], []),
        ([some[0]], [some[1]]),
        ([some[0]] * size, [some[1]] * size),
        (words(rng, size), [some[2]] * size),
        ([some[3]] * size, words(rng, size)),
        (["b", "a", "ab", "aa", "b"], ["z", "zz", "a", "z", "z"]),
        (picks(rng, some, size), picks(rng, some, size)),
        (picks(rng, some, 9 * size), picks(rng, words(rng, size), 9 * size)),
    )
    return cases[test_index % len(cases)]
