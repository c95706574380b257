LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def generate_input(rng, size, level, test_index):
    if level == 0:
        words, n_notes, most, skew = ["a", "ab", "b", "B2", "abc"][: 2 + test_index % 4], 4 + test_index, 6, 1
    else:
        words = list({"".join(rng.choice(LETTERS) for _ in range(rng.randrange(2, 9))) for _ in range((size // 3, size, 200)[test_index])})
        words.sort()
        rng.shuffle(words)
        n_notes, most, skew = size // 4, (40, 60, 30)[test_index], (3, 4, 2)[test_index]

    def word():
        chosen = words[int(len(words) * rng.random() ** skew)]
        return chosen if rng.random() < 0.9 else chosen.upper() if rng.random() < 0.5 else chosen.capitalize()

    def text():
        ends = (" ", " ", " ", ", ", ". ", " - ", "; ", " é ") if level else (" ", ",", "-", " é", "! ")
        return "".join(word() + rng.choice(ends) for _ in range(rng.randrange(most * 3 // 4 if level else most)))

    calls, filling = [], size // 4 if level else 3
    for place in range(size):
        kind, note = rng.random(), rng.randrange(n_notes)
        if place < filling or kind < 0.1:
            calls.append(("put", place if place < min(filling, n_notes) else note, text()))
        elif kind < 0.13:
            calls.append(("remove", note))
        elif kind < 0.9:
            # Often one of the words is rare.
            chosen = [word() if rng.random() < 0.7 else rng.choice(words) for _ in range(rng.randrange(1, 5))]
            if rng.random() < 0.05:
                chosen = ["?"] if rng.random() < 0.3 else [*chosen[:3], "nowhere"]
            calls.append(("search", " ".join(chosen), rng.randrange(1, 4 if level == 0 else 51)))
        else:
            calls.append(("common", note, rng.randrange(n_notes)))
    return (), calls
