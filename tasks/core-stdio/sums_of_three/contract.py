def contract(text):
    first, second, third = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, n_targets = map(int, first.split())
    numbers, targets = list(map(int, second.split())), list(map(int, third.split()))
    assert 3 <= n <= 130 and 1 <= n_targets <= 4, "there are 3 to 130 numbers and 1 to 4 targets"
    assert len(numbers) == n and len(targets) == n_targets, "the first line says how many there are"
    assert len(set(numbers)) == n, "all numbers differ"
    assert all(-(10**6) <= number <= 10**6 for number in numbers), "numbers are between -1,000,000 and 1,000,000"
    assert all(-3 * 10**6 <= target <= 3 * 10**6 for target in targets), "targets are between -3,000,000 and 3,000,000"
