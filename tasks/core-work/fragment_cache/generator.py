def generate_input(rng, size, level, test_index):
    if level == 0:
        capacity = (1, 2, 3, 2, 4, 2, 3, 5)[test_index]
        lifetime = (3, 5, 8, 100, 11, 6, 10, 14)[test_index]
        n_keys, pace = capacity + 2, 0.5
    else:
        capacity = size // 180
        # Now and then everything grows old; or next to nothing does; or half of it.
        lifetime = (size // 40, size * 10, size // 60)[test_index]
        n_keys, pace = (capacity * 3 // 2, capacity * 2, capacity * 5 // 4)[test_index], 0.3
    keys = [f"page/{rng.randrange(10**8):08d}" if level else chr(97 + place) for place in range(n_keys)]
    now, calls = rng.randrange(100), []
    for _ in range(size):
        if rng.random() < pace:
            now += rng.randrange(1, 4)
        # Few fragments are asked for often, most of them now and then.
        key = keys[int(n_keys * rng.random() ** 2)]
        kind = rng.random()
        if kind < 0.45:
            calls.append(("put", now, key, f"<{rng.randrange(1000)}>"))
        elif kind < (0.9 if level == 0 else 0.98):
            calls.append(("get", now, key))
        else:
            calls.append(("live", now))
    return (capacity, lifetime), calls
