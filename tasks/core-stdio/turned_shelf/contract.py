def contract(text):
    first, second, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, q = map(int, first.split())
    volumes, questions = list(map(int, second.split())), list(map(int, rest))
    assert 1 <= n <= 1700 and 1 <= q <= 1700, "there are 1 to 1,700 of each"
    assert len(volumes) == n and len(questions) == q, "the first line says how many there are"
    assert all(0 <= number <= 10**9 for number in volumes + questions), "numbers are between 0 and 1,000,000,000"
    drops = [place for place in range(n) if volumes[place - 1] >= volumes[place]]
    assert len(drops) == 1, "going round, the numbers fall at one place only"
