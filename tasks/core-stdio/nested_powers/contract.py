def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    m, n_questions = map(int, first.split())
    assert 1 <= m <= 10**6, "m is between 1 and 1,000,000"
    assert 0 <= n_questions <= 400 and n_questions == len(rest), "there are 0 to 400 questions, as the first line says"
    questions = [tuple(map(int, line.split())) for line in rest]
    assert all(0 <= a <= 10**6 and 1 <= b <= 100 and 1 <= c <= 100 for a, b, c in questions), "a, b, c are in bounds"
