def generate_input(rng, size, level, test_index):
    if level == 0:
        n_keys, share, skew = 2 + test_index % 3, (0.3, 0.2, 0.1)[test_index % 3], 1
    else:
        # Few settings that change all the time; many, of which some do; hundreds.
        n_keys, share, skew = (20, 1000, 100)[test_index], (0.2, 0.3, 0.1)[test_index], (1, 6, 2)[test_index]
    keys = [f"service.{place}.timeout" if level else "abcdef"[place] for place in range(n_keys)]
    values = [None, 0, 1.5, "on", "off", 30, 2.25]
    initial = {key: rng.choice(values) for key in keys if rng.random() < 0.8}
    calls, version = [], 0
    for _ in range(size):
        key, kind = keys[int(n_keys * rng.random() ** skew)], rng.random()
        if kind < share:
            calls.append(("commit",))
            version += 1
        elif kind < share + 0.25:
            calls.append(("set", key, rng.choice(values)))
        elif kind < share + 0.32:
            calls.append(("delete", key))
        elif kind < (0.97 if level == 0 else 0.999):
            wide = level == 0 or rng.random() < 0.02
            calls.append(("get", key, rng.randrange(-1, version + 3) if wide else rng.randrange(version + 1)))
        else:
            calls.append(("changes", key))
    return (initial,), calls
