WORDS = "the quick editor keeps every line of this long file and scrolls without a pause\n".split(" ")


def generate_input(rng, size, level, test_index):
    if level == 0:
        letters = "abc" if test_index % 2 else "aä€😀"
        text = "".join(rng.choice(letters) for _ in range(3 * test_index))
    else:
        words = [*WORDS, "größer", "5 €"] if test_index == 2 else WORDS
        n_characters = size * 50
        page = " ".join(rng.choice(words) for _ in range(2000))
        text = (page * (n_characters // len(page) + 1))[:n_characters]
    calls, length, at = [], len(text), len(text) // 2
    for _ in range(size):
        if rng.random() < 0.1:
            at = rng.randrange(length + 1)
        at = min(max(at + rng.randrange(-200, 201) if level else rng.randrange(length + 1), 0), length)
        most = 4 if level == 0 else 2000 if rng.random() < 0.02 else 60
        kind = rng.random()
        # The length is a guess after an undo, so that places are sometimes beyond the end.
        if kind < 0.45:
            end = min(at + (rng.randrange(most) if rng.random() < 0.4 else 0), length)
            new = "" if rng.random() < 0.25 else "".join(rng.choice("xyz \n") for _ in range(rng.randrange(most if most < 100 else 9)))
            if most > 100:
                new *= rng.randrange(1, 200)
            calls.append(("replace", at, end, new))
            length += len(new) - (end - at)
            at += len(new)
        elif kind < 0.6:
            calls.append(("undo",))
        elif kind < 0.68:
            calls.append(("redo",))
        elif kind < 0.95:
            start, end = at, min(at + rng.randrange(most), length)
            if level == 0 and rng.random() < 0.2:
                start, end = rng.choice(((-1, 0), (end, start), (0, length + 1), (length, length), (length + 1, length + 1)))
            calls.append(("read", start, end))
        else:
            calls.append(("size",))
        length = max(length, 0)
    return (text,), calls
