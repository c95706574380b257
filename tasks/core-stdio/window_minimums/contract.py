def contract(text):
    first, second = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, k = map(int, first.split())
    readings = list(map(int, second.split()))
    assert 1 <= k <= n <= 3400, "1 <= k <= n <= 3,400"
    assert len(readings) == n, "the first line says how many readings there are"
    assert all(-(10**9) <= reading <= 10**9 for reading in readings), "readings are in their bounds"
