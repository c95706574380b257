def generate_input(rng, size, level, test_index):
    if level == 0:
        alphabet, depth, n_folders = (["a", "b"], ["a", "ab", "b"], ["a", "b", "a b", "c"])[test_index % 3], 3, 6
    else:
        alphabet = [f"{word}{place}" for word in ("photos", "invoices", "backup", "x") for place in range((3, 25, 1)[test_index])]
        # Bushy, flat, and deep.
        depth, n_folders = (5, 3, 12)[test_index], size // (20, 60, 30)[test_index]

    def folder():
        names = [rng.choice(alphabet) for _ in range(rng.randrange(depth) if test_index != 2 or level == 0 else rng.randrange(5, depth - 2))]
        return "".join(f"/{name}" for name in names)

    folders = [folder() for _ in range(n_folders)]
    files, calls = [], []

    def some_path():
        kind = rng.random()
        if files and kind < 0.6:
            path = rng.choice(files)
            for _ in range(rng.randrange(path.count("/"))):
                path = path.rpartition("/")[0]
            return path or "/"
        return (rng.choice(folders) or "/") if kind < 0.98 else "/" + rng.choice(alphabet)

    for _ in range(size):
        kind = rng.random()
        if kind < 0.4:
            path = f"{rng.choice(folders)}/{rng.choice(alphabet) if level == 0 else f'{rng.randrange(size)}.dat'}"
            files.append(path)
            calls.append(("write", path, rng.randrange(9) if level == 0 else int(10**9 * rng.random() ** 4)))
        elif kind < 0.47:
            path = some_path() if level == 0 else rng.choice(files or ["/"])
            if level and rng.random() < 0.01:
                path = path.rpartition("/")[0] or "/"
                if path.count("/") < 3 and test_index != 1:
                    path = "/none"
            calls.append(("remove", path))
        elif kind < 0.54:
            source = some_path() if level == 0 or rng.random() < 0.4 else rng.choice(files or ["/"])
            target = (rng.choice(folders) if rng.random() < 0.7 or level else source) + "/" + rng.choice(alphabet)
            if level and source.count("/") < 2:
                target = source
            calls.append(("move", source, target if target.count("/") <= 12 and target[:2] != "//" else "/moved"))
            files.append(target)
            if target.count("/") > 12:
                files[-1] = "/moved"
        elif kind < 0.95:
            calls.append(("size", some_path()))
        else:
            calls.append(("names", some_path()))
    return (), [call for call in calls if all(not str(part).startswith("//") for part in call)]
