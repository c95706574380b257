def generate_input(rng, size, level, test_index):
    if level == 0:
        n_readers, n_books, most = (0, 1, 2, 3, 4, 5, 6, 6)[test_index], 3 + test_index // 2, 3
    else:
        n_readers, n_books, most = size, (size * 5, size, size // 2)[test_index], (60, 30, 12)[test_index]
    books = [f"book-{place}" for place in range(n_books)]
    ratings = {}
    for place in range(n_readers):
        own = {}
        for _ in range(rng.randrange(most + 1)):
            book = books[int(n_books * rng.random() ** (1.5 if test_index == 1 else 1.0))]
            # With many digits no two similarities come close by chance.
            own[book] = (rng.random() * 4.9 + 0.1) * (-1 if rng.random() < 0.2 else 1)
        ratings[f"reader-{place * 7 % max(n_readers, 1)}-{place}"] = own
    if level == 0 and n_readers > 3:  # an exact tie
        names = list(ratings)
        ratings[names[2]] = {"book-0": 2.0, "book-1": 1.0}
        ratings[names[0]] = {"book-0": 4.0, "book-1": 2.0}
        ratings[names[3]] = {"book-0": 4.0, "book-1": 2.0}
    return (ratings,)
