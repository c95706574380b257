def generate_input(rng, size, level, test_index):
    if level == 0:
        n_jobs, until = 1 + test_index % 4, (0, 5, 12, 20, 30, 30, 40, 40)[test_index]
        first, every, takes = 6, (3, 5, 9, 14)[test_index % 4], 4
    else:
        n_jobs, until = size // 9, size * (14, 14, 3)[test_index]
        # A worker with room; one with far too much to do; and many short jobs.
        first, every, takes = ((until // 2, n_jobs * 18, 6), (60, n_jobs * 4, 9), (30, n_jobs, 1))[test_index]
    jobs = []
    for place in range(n_jobs):
        name = f"job-{(place * 61) % n_jobs}" if level else "dbca"[place]
        jobs.append((name, rng.randrange(first + 1), rng.randrange(1 + every // 2, every + 2), rng.randrange(1, takes + 1)))
    return jobs, until
