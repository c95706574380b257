PARTS = "red blue green dark light small large old new summer winter running walking garden".split()
THINGS = "shoes hat coat bag lamp table chair bottle jacket socks gloves belt scarf watch".split()


def generate_input(rng, size, level, test_index):
    if level == 0:
        letters = "ab" if test_index % 2 else "abc"
        phrases = list(dict.fromkeys("".join(rng.choice(letters) for _ in range(rng.randrange(1, 4))) for _ in range(test_index * 2)))
        shown = 1 + test_index % 4
    else:
        def phrase():
            return f"{rng.choice(PARTS)} {rng.choice(PARTS)} {rng.choice(THINGS)} {rng.randrange(40)}"

        if test_index == 1:  # all begin alike
            phrases = list(dict.fromkeys(f"{rng.randrange(10)} item {rng.randrange(10**6):06d}" for _ in range(size // 3)))
        else:
            phrases = list(dict.fromkeys(phrase() for _ in range(size // 3)))
        shown = (5, 10, 1)[test_index]
    calls = []
    pool = list(phrases) or ["a"]
    while len(calls) < size:
        target = pool[int(len(pool) * rng.random() ** 3)]
        if level == 0:
            if rng.random() < 0.5:
                calls.append(("pick", target if rng.random() < 0.7 else target[:2] + rng.choice("abc")))
            else:
                calls.append(("suggest", target[: rng.randrange(4)] if rng.random() < 0.8 else "ca"))
            continue
        for end in range(1, min(len(target), 12) + 1, rng.randrange(1, 5)):
            calls.append(("suggest", target[:end]))
        if rng.random() < 0.1:
            target = f"{target} {rng.randrange(100)}"[:40]
        calls.append(("pick", target))
    return (phrases, shown), calls[:size]
