def generate_input(rng, size, level, test_index):
    n_accounts = 2 if level == 0 else (1, 6, 12)[test_index]
    n_days = 6 if level == 0 else 4000
    accounts = [f"account-{place}" for place in range(n_accounts)]
    calls, n_entries = [], 0
    for place in range(size):
        account = accounts[int(n_accounts * rng.random() ** 3)]
        kind = rng.random()
        # Most entries are of late days, but not all.
        days = sorted(int(n_days * rng.random() ** (0.5 if test_index == 1 else 1)) for _ in range(2))
        if level and kind > 0.8 and rng.random() < 0.7:
            days[1] = min(days[0] + rng.randrange(400), n_days - 1)
        if level == 0 and rng.random() < 0.05:
            account = "nobody"
        if kind < (0.9 if level and place < size // 6 else 0.4):
            cents = rng.randrange(-9, 10) if level == 0 else int(rng.gauss(0, 1) * 10 ** rng.randrange(2, 7))
            calls.append(("enter", account, days[0], cents))
            n_entries += account != "nobody"
        elif kind < 0.48:
            calls.append(("take_back", rng.randrange(n_entries + 2)))
        elif kind < 0.7:
            calls.append(("balance", account, days[1]))
        elif kind < 0.85:
            calls.append(("turnover", account, *days))
        else:
            calls.append(("lowest", account, *days))
    return (accounts,), calls
