WORDS = "disk fan sensor user request cache job queue timed failed full retry after slow answer from closed by peer".split()


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_lines, n_kinds, window, most_step = (0, 1, 3, 6, 10, 12, 14, 14)[test_index], 1 + test_index % 3, 1 + test_index, 2
        kinds = ["a{}", "a#{}", "{} b{}"][:n_kinds]
    else:
        n_lines, window = size, (60, 900, 3600)[test_index]
        n_kinds, most_step = (size * 3 // 5, size // 20, size // 2)[test_index], (2, 1, 4)[test_index]
        kinds = []
        for place in range(n_kinds):
            words = rng.choices(WORDS, k=rng.randrange(3, 11))
            words[place % len(words)] += "{}"
            if place % 3 == 0:
                words.append(f"[{{}}/{{}}] {'xyz'[place % 9 // 3]}")
            # Kinds differ in letters alone: what numbers they are given does not matter.
            words.insert(1, "".join("abcdefghij"[int(digit)] for digit in str(place)))
            kinds.append(" ".join(words)[:90])
    time = rng.randrange(10**6)
    lines = []
    for _ in range(n_lines):
        time += rng.randrange(most_step + 1)
        kind = kinds[int(n_kinds * rng.random() ** (1.0, 3.0, 1.3)[test_index % 3])]
        parts = kind.split("{}")
        message = parts[0] + "".join([str(rng.randrange(1, 10 ** rng.randrange(1, 4))) + part for part in parts[1:]])
        lines.append(f"{time} {message[:100]}")
    return lines, window
