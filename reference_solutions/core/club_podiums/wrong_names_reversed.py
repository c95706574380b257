def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    members = {}
    for club, name, points in results:
        members.setdefault(club, []).append((points, name))
    return [(club, [name for _, name in sorted(members[club], reverse=True)[:places]]) for club in sorted(members)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
