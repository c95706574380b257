def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    joined = set()
    answer = []
    for a, b in bridges:
        if a != b:
            joined.add((min(a, b), max(a, b)))
        answer.append(len(joined))
    return answer
