LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size * 8 // 5
    if test_index == 0:  # rare letters among common ones
        reel = sparse(rng, length, 30, "bcdefgh")
        return reel, [draw(rng, rng.randrange(35, 41), "bcdefgha") for _ in range(size)]
    if test_index == 1:  # the alphabet in sorted stretches; words go backwards
        reel = "".join(letter * (length // 26 + 1) for letter in LETTERS)[:length]
        return reel, ["".join(sorted(draw(rng, 40, LETTERS[:16]), reverse=True)) for _ in range(size)]
    if test_index == 2:  # each letter once between long runs of another
        reel = sparse(rng, length, 45, "ijklmnopqr")
        return reel, [draw(rng, 40, "ijklmnopqr") for _ in range(size)]
    reel = sparse(rng, length, 20, "uvwxyz")
    return reel, [draw(rng, 38, "uvwxyz") + rng.choice(("q", "z", "a", "au")) for _ in range(size)]


def draw(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def sparse(rng, length, rare, alphabet):
    """A reel of the letter a with `rare` others, each of `alphabet` among them."""
    signs = ["a"] * length
    for number, place in enumerate(rng.sample(range(length), rare)):
        signs[place] = alphabet[number % len(alphabet)]
    return "".join(signs)


def edge_case(rng, size, test_index):
    cases = (
        ("z", []),
        (rng.choice("abc"), ["", "a", "bb", "ccc", "az"]),
        ("abcabc", [draw(rng, rng.randrange(9), "abc") for _ in range(size)]),
        (draw(rng, size, "abcd"), [draw(rng, rng.randrange(9), "abcd") for _ in range(size)]),
        ("aabb", ["bbaa", "abab", "aabbaabb", "bbb", "aaa"]),
        ("xyz", ["zyx" * 13, "xyz" * 13, "xq", "qx", "z", "x"]),
        (draw(rng, 3 * size, "pqrs"), [draw(rng, 40, "pqrs") for _ in range(size)]),
        ("abcdefghijklmnopqrstuvwxyz", ["zebra", "hello", "aegilops", draw(rng, 12, LETTERS)]),
    )
    return cases[test_index % len(cases)]
