"""Puts each person into the club's list, sorts it, and drops who is one too many."""


def club_podiums(results: list[tuple[str, str, int]], places: int) -> list[tuple[str, list[str]]]:
    best = {}
    for club, name, points in results:
        if club not in best:
            best[club] = []
        best[club].append((name, points))
        best[club].sort(key=lambda person: (-person[1], person[0]))
        if len(best[club]) > places:
            best[club].pop()
    answer = []
    for club in sorted(best):
        answer.append((club, [name for name, points in best[club]]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
