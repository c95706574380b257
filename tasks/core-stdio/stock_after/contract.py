def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, q = map(int, first.split())
    assert 0 <= n <= 950 and 0 <= q <= 950, "there are at most 950 of each"
    assert len(rest) == n + q, "the first line says how many follow"
    entries, questions = [line.split() for line in rest[:n]], [line.split() for line in rest[n:]]
    assert all(kind in ("in", "out") and 1 <= int(amount) <= 10**6 for kind, _, amount in entries), "entries are valid"
    assert all(0 <= int(k) <= n for _, k in questions), "a question asks for a moment of the log"
    items = {item for _, item, _ in entries} | {item for item, _ in questions}
    assert all(1 <= len(item) <= 12 and item.isascii() and item.isalpha() and item.islower() for item in items), "names"
