def generate_input(rng, size, level, test_index):
    if level == 0:
        n_jobs, workers, most_minutes = (0, 1, 2, 4, 6, 8, 10, 12)[test_index], (3, 1, 2, 2, 3, 2, 1, 4)[test_index], 3
        n_priorities, reach, most_needs = 2, 6, 2
    else:
        n_jobs = size
        # Always enough to do; long chains; and many short jobs of few priorities.
        workers, most_minutes = ((4, 12), (2 + size // 42, 12), (2, 2))[test_index]
        n_priorities, reach, most_needs = ((100, size, 4), (9, 24, 3), (2, size, 1))[test_index]
    names = [f"job-{place * 577 % n_jobs:03d}" for place in range(n_jobs)]
    jobs = []
    for place, name in enumerate(names):
        before = names[max(0, place - reach) : place]
        needs = rng.sample(before, min(len(before), rng.randrange(most_needs + 1)))
        jobs.append((name, (rng.randrange(1, most_minutes + 1), rng.randrange(n_priorities), needs)))
    rng.shuffle(jobs)
    return dict(jobs), workers
