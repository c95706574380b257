def folder_owners(owners, sizes):
    """Files are added up by folder; the owner is looked for once for each folder that holds a file."""
    found = {"": [owners.get("/", ""), 0, 0]}  # folder -> team, files, bytes
    for path, size in sizes.items():
        folder = path[: path.rindex("/")]
        state = found.get(folder)
        if state is None:
            state = found[folder] = [_owner(owners, found, folder), 0, 0]
        state[1] += 1
        state[2] += size
    total = sum(sizes.values()) or 1
    teams = {}
    for team, n_files, n_bytes in found.values():
        if team and n_files:
            if team in teams:
                teams[team][0] += n_files
                teams[team][1] += n_bytes
            else:
                teams[team] = [n_files, n_bytes]
    return {team: (n_files, n_bytes, n_bytes / total) for team, (n_files, n_bytes) in teams.items()}


def _owner(owners, found, folder):
    while folder not in owners:
        folder = folder[: folder.rindex("/")]
        if folder in found:
            return found[folder][0]
    return owners[folder]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
