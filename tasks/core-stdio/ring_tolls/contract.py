def contract(text):
    first, second, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, q = map(int, first.split())
    tolls = list(map(int, second.split()))
    assert 1 <= n <= 1200 and 0 <= q <= 1200, "there are 1 to 1,200 sections and 0 to 1,200 trips"
    assert len(tolls) == n and len(rest) == q, "the first line says how many there are"
    assert all(-(10**6) <= toll <= 10**6 for toll in tolls), "tolls are between -1,000,000 and 1,000,000"
    trips = [tuple(map(int, line.split())) for line in rest]
    assert all(1 <= a <= n and 1 <= b <= n for a, b in trips), "trips use sections of the ring"
