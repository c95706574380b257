def contract(text):
    first, second, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, q = map(int, first.split())
    taken = list(map(int, second.split()))
    questions = list(map(int, rest if q else []))
    assert 0 <= n <= 1900 and 0 <= q <= 1900, "there are at most 1,900 of each"
    assert len(taken) == n and len(questions) == q, "the first line says how many there are"
    assert all(a < b for a, b in zip(taken, taken[1:])), "taken seats increase"
    assert all(1 <= number <= 10**9 for number in taken + questions), "numbers are between 1 and 1,000,000,000"
