def folder_owners(owners, sizes):
    result = {}
    total = sum(sizes.values())
    for path, size in sizes.items():
        best = ""
        team = ""
        for folder, owner in owners.items():
            start = folder if folder == "/" else folder + "/"
            if path.startswith(start) and len(start) > len(best):
                best = start
                team = owner
        if team:
            n_files, n_bytes, _ = result.get(team, (0, 0, 0.0))
            n_bytes += size
            result[team] = (n_files + 1, n_bytes, n_bytes / total if total else 0.0)
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
