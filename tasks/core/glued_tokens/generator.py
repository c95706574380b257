def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    n_rules = size // 40
    if test_index == 0:  # rules among letters, which glue a little each
        text = letters(rng, size, "abcdefghijklmnopqrstuvwxyz")
        return text, [(rng.randrange(26), rng.randrange(26)) for _ in range(n_rules)]
    if test_index == 1:  # rules that build on each other
        text = letters(rng, size, "abcdefghijklmnop")
        return text, [(rng.randrange(26 + number // 2), rng.randrange(16)) for number in range(n_rules)]
    if test_index == 2:  # words that are put together step by step
        words = [letters(rng, 8, "abcdefghijklmnopqrstuvwxyz") for _ in range(n_rules // 7)]
        return "".join(rng.choice(words) for _ in range(size // 8)), spelled(rng, words)
    text = letters(rng, size, "eeeeeeettttaaaooiinnsshhrrdlucmfgwypbvkxjqz")
    return text, [(rng.randrange(26), rng.randrange(26)) for _ in range(n_rules)]


def letters(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def spelled(rng, words):
    rules = []
    for word in words:
        token = ord(word[0]) - 97
        for letter in word[1:]:
            rules.append((token, ord(letter) - 97))
            token = 25 + len(rules)
    return rules


def edge_case(rng, size, test_index):
    cases = (
        ("", [(rng.randrange(26), 0)]),
        (letters(rng, size, "abcxyz"), []),
        ("a" * (2 * size + 1), [(0, 0), (26, 26), (26, 26), (27, 26), (27, 0)]),
        (letters(rng, size, "ab"), [(0, 1), (0, 1), (1, 0), (26, 0), (1, 26), (28, 28)]),
        (letters(rng, 5, "abc"), [(0, 1), (1, 2), (26, 2), (25, 25)]),
        ("zyz" + letters(rng, size, "xyz"), [(25, 24), (26, 25), (24, 23)]),
        (letters(rng, 3 * size, "aab"), [(0, 0), (26, 0), (26, 1), (0, 1), (1, 0), (1, 1)]),
        (letters(rng, 60, "abc"), [(rng.randrange(3), rng.randrange(3)) for _ in range(9)]),
    )
    return cases[test_index % len(cases)]
