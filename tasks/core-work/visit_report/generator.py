def generate_input(rng, size, level, test_index):
    if level == 0:
        timeout = rng.choice((1, 5, 10))
        size = (0, 1, 4, 12, 20, 20, size, size)[test_index]
        n_visitors, span, n_pages = 1 + test_index % 3, (4, 1)[test_index % 2] * size + 1, 3
    else:
        # Visits that go on for days, in any order; nearly sorted and evenly spread; one visitor far ahead of the others.
        timeout = (7200, 1800, 3600)[test_index]
        n_visitors, span, n_pages = size // 100, 86_400 * 7, (40, 400, 12)[test_index]
    lean = 3 if level and test_index == 2 else 1
    views = []
    for _ in range(size):
        visitor = int(n_visitors * rng.random() ** lean)
        at = 1_700_000_000 + int(span * rng.random())
        views.append({"visitor": f"visitor-{visitor}", "at": at, "page": f"/page/{int(n_pages * rng.random())}"})
    if test_index == 1:
        views.sort(key=lambda view: view["at"] // 60)
    return views, timeout
