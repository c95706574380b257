SYLLABLES = ("ba", "co", "di", "fu", "ge", "la", "mo", "ni", "po", "ra", "se", "tu")
SIGNS = (" ", " ", " ", " ", ", ", ". ", "-", "; ", "\n", " (", ") ", "!")


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_pages, n_searches, n_words, length = (0, 1, 2, 3, 4, 5, 6, 6)[test_index], (2, 1, 3, 3, 4, 5, 5, 6)[test_index], 5, 7
        top = (1, 1, 1, 2, 2, 3, 20, 2)[test_index]
    else:
        n_pages, n_searches = size, size // 6
        n_words, length, top = ((1500, 90, 10), (150, 110, 20), (600, 100, 5))[test_index]
    words = ["a", "b2", "c", "7"][: n_words - 1]
    while len(words) < n_words:
        words.append("".join(rng.choices(SYLLABLES, k=rng.randrange(2, 5))))
    # Few words are frequent, as in any text.
    weights = [1 / (1 + place) ** (0.9, 0.2, 0.6)[test_index % 3] for place in range(n_words)]
    pages = {}
    for place in range(n_pages):
        chosen = rng.choices(words, weights, k=rng.randrange(length // 2, length))
        signs = rng.choices(SIGNS, k=len(chosen))
        text = "".join([word + sign for word, sign in zip(chosen, signs)])
        if place % 7 == 3:
            text = text.upper()
        elif place % 7 == 5:
            text = text.title()
        pages[f"page-{place * 379 % n_pages}"] = text[:700]
    searches = []
    for _ in range(n_searches):
        count = rng.randrange(1, 4) if level else rng.randrange(1, 3)
        chosen = rng.choices(words, weights, k=count)
        if rng.random() < 0.1:
            chosen.append(rng.choice(chosen))
        if rng.random() < 0.05:
            chosen.append("unheard")
        searches.append(rng.choice((" ", "-", " + ")).join(chosen).title())
    if level == 0:
        searches[0] = ("?", "", "unheard", "a", "b2 a a", "A-a", "a c", "7!a")[test_index]
    return pages, searches, top
