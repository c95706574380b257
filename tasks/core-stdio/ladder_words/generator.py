ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # few letters: most words have many neighbours, and ladders are short
        words = grown(rng, size - size // 20, 4, rng.sample(ALPHABET, 8), size)
    else:  # long ladders
        words = grown(rng, size - size // 20, 4, ALPHABET, 30)
    return as_text(with_strangers(rng, words, size))


def as_text(words):
    return "".join(f"{line}\n" for line in [str(len(words)), *words])


def grown(rng, size, length, letters, window):
    """Words that each change a letter of one of the last few; the first one stays in front."""
    words = ["".join(rng.choice(letters) for _ in range(length))]
    known = set(words)
    while len(words) < size:
        word = list(rng.choice(words[-window:]))
        word[rng.randrange(length)] = rng.choice(letters)
        text = "".join(word)
        if text not in known:
            known.add(text)
            words.append(text)
    return words[:1] + rng.sample(words[1:], size - 1)


def with_strangers(rng, words, size):
    """Adds words at random, most of which no ladder reaches."""
    known = set(words)
    while len(words) < size:
        word = "".join(rng.choice(ALPHABET) for _ in words[0])
        if word not in known:
            known.add(word)
            words.insert(rng.randrange(1, len(words) + 1), word)
    return words


def edge_case(rng, size, test_index):
    letters = list(ALPHABET)
    rng.shuffle(letters)
    cases = (
        as_text([rng.choice(ALPHABET)]),
        as_text(letters[: 3 * size]),
        as_text(grown(rng, size + 2, 3, "abc", size)),
        as_text(grown(rng, 2, 8, ALPHABET, 1)),
        as_text(["aaa", "abb", "zaa", "zza", "zzz", "bab"]),
        as_text(with_strangers(rng, grown(rng, size, 2, "xyz", size), size + 2)),
    )
    return cases[test_index % len(cases)]
