def generate_input(rng, size, level, test_index):
    if level == 0:
        opens, closes, length = rng.randrange(-3, 4), rng.randrange(12, 25), 4
    else:
        opens, closes = (-10_000, 0, 0)[test_index], size * (27, 46, 40)[test_index]
        length = (50, 60, 40)[test_index]
    calls, starts, at = [], [], opens
    for _ in range(size):
        kind = rng.random()
        start = rng.randrange(opens - (2 if level == 0 else 0), closes + (2 if level == 0 else 1))
        if kind < (0.42 if level == 0 else 0.5):
            end = start + rng.randrange(0 if level == 0 else 15, length + 1)
            if level and rng.random() < 0.85 and at + length <= closes:
                # One behind the other, with short gaps or none.
                start = at + (rng.randrange(0, 9) if test_index else 0)
                at = end = start + rng.randrange(length // 2, length - 9)
            calls.append(("book", start, end, f"colleague-{rng.randrange(90)}"))
            starts.append(start)
        elif kind < (0.5, 0.53, 0.6)[test_index % 3] and starts:
            calls.append(("cancel", rng.choice(starts) if rng.random() < 0.8 else start))
        elif kind < 0.7:
            calls.append(("who_has", min(start, 999_999)))
        else:
            wanted = rng.randrange(1, length * 2) if rng.random() < 0.5 or level == 0 else rng.randrange(60, 240)
            calls.append(("free_from", start if rng.random() < 0.4 else max(opens, at - rng.randrange(size * 9)), wanted))
    return (opens, closes), calls
