"""Sorts bare points to find what a place takes; only those who reach it are sorted with their names."""

from collections import defaultdict


def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    members = defaultdict(list)
    for result in results:
        members[result[0]].append(result)
    answer = []
    for club in sorted(members):
        points_in_club = [points for _, _, points in members[club]]
        points_in_club.sort()
        enough = points_in_club[-places:][0]
        best = [(-points, name) for _, name, points in members[club] if points >= enough]
        best.sort()
        answer.append((club, [name for _, name in best[:places]]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
