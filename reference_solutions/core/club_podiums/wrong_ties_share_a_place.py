def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    members = {}
    for club, name, points in results:
        members.setdefault(club, []).append((-points, name))
    answer = []
    for club in sorted(members):
        enough = sorted({points for points, _ in members[club]})[:places][-1]
        answer.append((club, [name for points, name in sorted(members[club]) if points <= enough]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
