def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    changes = []
    for item in sorted(set(evening + morning)):
        change = morning.count(item) - evening.count(item)
        if change != 0:
            changes.append((item, change))
    return changes
