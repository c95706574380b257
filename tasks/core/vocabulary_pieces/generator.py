def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    n_words = size // 6
    alphabet = ("etaoinshrdlu", "abcd", "abcdefghijklmnopqrstuvwxyz", "ab")[test_index]
    known: dict[str, None] = {}
    while len(known) < n_words:
        known[word(rng, alphabet, *((4, 14), (5, 16), (3, 14), (8, 16))[test_index])] = None
    vocabulary = list(known)
    rng.shuffle(vocabulary)
    text = ""
    while len(text) < size:  # beginnings of words, and letters of no word
        text += rng.choice(vocabulary)[: rng.randrange(1, 17)]
        text += word(rng, alphabet, 0, 3)
    return text[:size], vocabulary


def word(rng, alphabet, shortest, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(shortest, longest + 1)))


def some(rng, alphabet, longest, count):
    return list(dict.fromkeys(word(rng, alphabet, 1, longest) for _ in range(count)))


def edge_case(rng, size, test_index):
    cases = (
        ("", some(rng, "ab", 3, 3)),
        (word(rng, "abc", size, size), []),
        ("a" * 2 * size, ["aaa", "aaaaa", "aa"]),
        (word(rng, "ab", size, 2 * size), ["b" * 16, "a" * 16, "ab", "ba"]),
        (word(rng, "abc", size, size), some(rng, "abc", 3, 12)),
        ("abcdefghijklmnop" + word(rng, "ax", 5, size) + "abcdefghijklmnop", ["abcdefghijklmnop", "b", "x"]),
        (word(rng, "abcd", 3 * size, 3 * size), some(rng, "abcde", 4, 30)),
        ("xxabyyabab" + word(rng, "abxy", size, size), ["ab", "abab", "aby"]),
    )
    return cases[test_index % len(cases)]
