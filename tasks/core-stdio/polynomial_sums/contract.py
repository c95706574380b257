def contract(text):
    lines = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= len(lines) <= 600, "there are 1 to 600 polynomials"
    for line in lines:
        assert line[0] in "+-", "a sign stands in front"
        signs = [sign for sign in line if sign in "+-"]
        terms = line[1:].replace("-", "+").split("+")
        assert 1 <= len(terms) == len(signs) <= 8, "a polynomial has 1 to 8 terms"
        for term in terms:
            coefficient, exponent = term.split("x^")
            assert term == f"{int(coefficient)}x^{int(exponent)}", "there are no leading zeros"
            assert 1 <= int(coefficient) <= 10**6 and 0 <= int(exponent) <= 300, "numbers are in their bounds"
