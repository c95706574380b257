def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    return max((sum(a <= t + stay and b >= t for a, b in passages) for t, _ in passages), default=0)
