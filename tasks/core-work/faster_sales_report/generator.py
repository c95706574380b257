def generate_input(rng, size, level, test_index):
    if level == 0:
        size = (0, 1, 2, 6, 10, 20, size, size)[test_index]
        n_shops, n_customers, n_days, most = 1 + test_index % 4, 3, (9, 3)[test_index % 2], (2, 4)[test_index % 2]
    else:
        n_shops, n_customers, n_days, most = ((12, size // 5, 31, 10**5), (3, 60, 31, 10**4), (9, 300, 3, 50))[test_index]
    return ([
        {
            "shop": f"shop-{rng.randrange(n_shops)}",
            "customer": f"customer-{rng.randrange(n_customers)}",
            "day": 1 + rng.randrange(n_days),
            "cents": rng.randrange(1, most) * (-1 if rng.random() < 0.15 else 1),
        }
        for _ in range(size)
    ],)
