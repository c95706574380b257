"""Sorts the people of each club once."""

from collections import defaultdict


def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    members = defaultdict(list)
    for club, name, points in results:
        members[club].append((-points, name))
    return [(club, [name for _, name in sorted(members[club])[:places]]) for club in sorted(members)]
