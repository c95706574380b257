from collections import defaultdict


def folder_owners(owners, sizes):
    n_files = defaultdict(int)
    n_bytes = defaultdict(int)
    for path, size in sizes.items():
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            if (folder or "/") in owners:
                team = owners[folder or "/"]
                if team:
                    n_files[team] += 1
                    n_bytes[team] += size
                break
    total = sum(sizes.values()) or 1
    return {team: (n_files[team], n_bytes[team], n_bytes[team] / total) for team in n_files}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
