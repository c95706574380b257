def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    members = {}
    for club, name, points in results:
        members.setdefault(club, []).append((points, name))
    return [(club, [name for _, name in sorted(members[club], reverse=True)[:places]]) for club in sorted(members)]
