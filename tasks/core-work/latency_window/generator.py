def generate_input(rng, size, level, test_index):
    if level == 0:
        seconds, step, most = (0.25, 3.0, 5.0, 8.0, 12.0, 20.0, 9.0, 40.0)[test_index], 12, 40
    else:
        # Each window holds up to a sixteenth of all calls; the last one is empty now and then.
        seconds, step, most = (600.0, 2400.0, 500.0)[test_index] * size / 25_000, (3, 6, 3)[test_index], 240_000
    calls, at, slow = [], 0.0, 1
    for _ in range(size):
        at += rng.randrange(step) / 4
        if rng.random() < 3 / size and test_index != 1:
            at += seconds
        kind = rng.random()
        if rng.random() < 0.001:
            slow = rng.randrange(1, 30)
        latency = min(most, int(most / 60 * rng.random() ** 2 * slow)) / 4 if level else rng.randrange(most) / 4
        if kind < 0.4:
            calls.append(("add", at, latency))
        elif kind < 0.6:
            calls.append(("quantile", at, rng.choice((0.25, 0.5, 0.75, 1.0))))
        elif kind < 0.7:
            calls.append(("mean", at))
        elif kind < 0.85:
            calls.append(("deviation", at))
        else:
            calls.append(("slower_than", at, latency))
    return (seconds,), calls
