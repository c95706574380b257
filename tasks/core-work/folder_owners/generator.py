def generate_input(rng, size, level, test_index):
    if level == 0:
        names, n_folders, deepest = (["a", "ab", "b"], ["app", "apple"])[test_index % 2], 1 + test_index, 4
    else:
        words = ("app", "apple", "shop", "shopping", "lib", "test", "tests", "core", "web", "data", "api", "v1", "v2")
        names, n_folders = list(words), size // (6, 30, 12)[test_index]
        deepest = (11, 11, 8)[test_index]
    # Folders grow out of each other, so that some are large and deep.
    folders = [""]
    for _ in range(n_folders):
        parent = rng.choice(folders[-(len(folders) // 2) :]) if rng.random() < 0.7 else rng.choice(folders)
        if parent.count("/") < deepest:
            folders.append(f"{parent}/{rng.choice(names)}{rng.randrange(30) if level and rng.random() < 0.7 else ''}")
    folders = list(dict.fromkeys(folders))
    teams = [f"team-{place}" for place in range(3 if level == 0 else 40)] + [""]
    owners = {}
    n_owned = len(folders) // 2 if level == 0 else size // 150
    # Owners are mostly given far outside.
    inner = (level == 0) * 9 or 5
    outer = [folder for folder in folders if folder.count("/") <= inner or rng.random() < 0.03]
    for folder in rng.sample(outer, min(len(outer), n_owned)):
        owners[folder or "/"] = rng.choice(teams)
    sizes = {}
    for place in range(0 if level == 0 and test_index == 6 else size):
        folder = folders[int(len(folders) * rng.random() ** 1.5)]
        end = "" if level == 0 else f"-{place}.py"
        most = 1 if level == 0 and test_index in (0, 5) else 10**4 if rng.random() < 0.99 else 10**7 + 1
        sizes[f"{folder}/{rng.choice(names)}.{end}"] = rng.randrange(most)
    return owners, sizes
