def generate_input(rng, size, level, test_index):
    if level == 0:
        n_authors, n_posts, n_followed = 1 + test_index // 2, 3 * test_index, 1 + test_index // 3
    else:
        n_authors = size // 20
        n_posts, n_followed = (size, size // 2, size)[test_index], n_authors * (7, 3, 5)[test_index] // 8
    authors = [f"{rng.choice(('ann', 'bob', 'cy', 'dee'))}{place}" for place in range(n_authors)]
    step = 2 if level == 0 else 40
    times = {}
    for _ in range(n_posts):
        times.setdefault(rng.choice(authors), set()).add(float(rng.randrange(n_posts * step)))
    posts = {author: [(time, f"post {rng.randrange(999)}") for time in sorted(times.get(author, ()))] for author in authors}
    latest = {author: own[-1][0] if own else 0.0 for author, own in posts.items()}
    followed = rng.sample(authors, min(n_followed, n_authors))
    clock, calls = float(n_posts * step), []
    for _ in range(size):
        kind, author = rng.random(), rng.choice(authors)
        if kind < 0.5:
            calls.append(("__next__",))
        elif kind < 0.65:
            calls.append(("unread",))
        elif kind < 0.85:
            clock += rng.randrange(4)
            if rng.random() < 0.03:
                author = f"eve{rng.randrange(n_authors)}"
            at = max(latest.get(author, 0.0) + 1, clock - rng.randrange(5 if level == 0 else 60))
            latest[author] = at
            calls.append(("publish", author, at, f"post {rng.randrange(999)}"))
        else:
            if rng.random() < 0.1:
                author = f"eve{rng.randrange(n_authors)}"
            calls.append(("follow" if rng.random() < (0.7, 0.4, 0.55)[test_index % 3] else "leave", author))
    return (posts, followed), calls
