def generate_input(rng, size, level, test_index):
    names = [f"{rng.choice(('lib', 'app', 'core', 'py-tools'))}-{place}" for place in range(size if level else 2 + 2 * test_index)]
    n_packages = len(names)
    # One long chain, hardly any, or layers.
    chain = (n_packages // 20, 20, n_packages // 30)[test_index % 3]
    packages = {}
    for place, name in enumerate(names):
        needs = []
        if place:
            if place < chain or level == 0 and test_index < 4:
                needs.append(names[place - 1])
            for _ in range(rng.randrange(11 if level else 5)):
                reach = place if test_index % 3 != 2 else max(1, n_packages // 40)
                needs.append(names[max(0, place - 1 - rng.randrange(reach))])
        if rng.random() < 0.1:
            needs = needs[:1]
        if level == 0 and test_index in (2, 6):  # layers of equals
            needs = names[max(0, place // 3 * 3 - 3) : place // 3 * 3]
        rng.shuffle(needs)
        seconds = rng.choice((0.25, 0.25, 0.25, 0.5)) if level == 0 or rng.random() < 0.5 else rng.randrange(1, 2401) / 4
        packages[name] = (seconds, needs)
    targets = rng.sample(names, min(n_packages, 1 + test_index if level == 0 else n_packages // 40)) + names[-1:]
    if level == 0 and test_index in (0, 5):
        targets = targets[:test_index]
    if level == 0 and test_index % 2:
        # A circle, which the targets need or not.
        first, second = rng.choice(names), rng.choice(names)
        packages[first][1].append(second)
        packages[second][1].append(first)
        packages["circle"] = (1.0, ["circle", first])
    # The order in which a list would be built, the reverse of it, none.
    order = list(packages)
    if test_index % 3 == 0:
        order.reverse()
    elif test_index % 3 == 1 or level:
        rng.shuffle(order)
    return {name: packages[name] for name in order}, targets
