def quiet_stretches(noises: list[tuple[int, int]], length: int, least: int) -> list[tuple[int, int]]:
    stretches = []
    begin = 0
    for start, stop in [*sorted(noises), (length, length)]:
        if start - begin > least:
            stretches.append((begin, start))
        begin = max(begin, stop)
    return stretches
