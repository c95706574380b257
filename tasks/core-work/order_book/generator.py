def generate_input(rng, size, level, test_index):
    if level == 0:
        middle, spread, most = 50, 3, 6
    else:
        # Hundreds of prices, thousands of them, and prices that move.
        middle, spread, most = (50_000, 90_000, 2000)[test_index], (900, 9000, 500)[test_index], (10_000, 500, 90)[test_index]
    calls, n_orders = [], 0
    for _ in range(size):
        if level and test_index == 2:
            middle += rng.randrange(-3, 4)
            middle = max(middle, 1000)
        side = rng.choice(("buy", "sell"))
        kind = rng.random()
        if level == 0 and kind < 0.06:
            calls.append(rng.choice((("place", "hold", 50, 1), ("place", side, 50, 0), ("cost", side, 0), ("best", "all"))))
        elif kind < 0.45:
            away = int(spread * rng.random() ** 2) - (spread // 8 if rng.random() < 0.55 else -1)
            price = middle - away if side == "buy" else middle + away
            calls.append(("place", side, price, rng.randrange(1, most + 1)))
            n_orders += 1
        elif kind < 0.7:
            recent = rng.random() < 0.9
            calls.append(("cancel", rng.randrange(max(n_orders - size // 25, 0) if recent else 0, n_orders + 2)))
        elif kind < 0.88:
            calls.append(("best", side))
        else:
            calls.append(("cost", side, min(10_000, rng.randrange(1, most * (4 if level == 0 else 40)))))
    return (), calls
