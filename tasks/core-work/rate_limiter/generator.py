def generate_input(rng, size, level, test_index):
    if level == 0:
        names = ["a", "b"][: 1 + test_index % 2]
        plans = {name: (rng.randrange(1, 12), rng.randrange(1, 30)) for name in names}
        if test_index == 0:
            plans = {"a": (1, 1)}
        step, most = 12, 5
    else:
        names = [f"client-{place}" for place in range((40, 90, 200)[test_index])]
        window = (43_000, 60_000, 250_000)[test_index]
        plans = {name: (rng.randrange(600, 2500), min(1_000_000, window + rng.randrange(1000))) for name in names}
        step, most = 100, (6, 50, 3)[test_index]
    calls, at = [], 0.0
    for _ in range(size):
        at += rng.randrange(4 * step) / 4 if rng.random() < 0.7 else 0.0
        client = names[int(len(names) * rng.random() ** 3)]
        if level == 0 and rng.random() < 0.08:
            client = "nobody"
        units = rng.randrange(1, most + 1)
        if level and rng.random() < 0.3:
            calls.append(("retry_after", client, at, rng.randrange(1, 51)))
            continue
        kind = rng.random()
        if kind < 0.6:
            calls.append(("allow", client, at, units))
        elif kind < 0.75:
            calls.append(("used", client, at))
        else:
            calls.append(("retry_after", client, at, rng.choice((units, most, 13)) if level == 0 else 50))
    return (plans,), calls
