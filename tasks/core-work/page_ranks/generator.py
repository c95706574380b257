def generate_input(rng, size, level, test_index):
    if level == 0:
        n_pages, rounds = (0, 1, 2, 3, 4, 5, 6, 6)[test_index], (3, 2, 0, 1, 2, 3, 4, 9)[test_index]
        lean, most, share_of_dead_ends = 1, 4, 0.3
    else:
        n_pages = size
        # Nearly even; a few pages that all link to; and pages with long lists of links.
        lean, most, rounds, share_of_dead_ends = ((1, 12, 25, 0.1), (4, 16, 20, 0.5), (2, 30, 15, 0.02))[test_index]
    pages = [f"Page {chr(65 + place * 7 % 26)}{place}" for place in range(n_pages)]
    links = {}
    for page in pages:
        n_links = 0 if rng.random() < share_of_dead_ends else rng.randrange(most)
        links[page] = [pages[int(n_pages * rng.random() ** lean)] for _ in range(n_links)]
        if rng.random() < (0.3 if level == 0 else 0.05):
            links[page].append(rng.choice((page, "Gone", pages[0])))
    return links, rng.randrange(10, 96) / 100, rounds
