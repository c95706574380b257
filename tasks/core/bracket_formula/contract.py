import re


def contract(formula):
    assert type(formula) is str
    assert 1 <= len(formula) <= 22_000
    tokens = re.findall(r"\d+|[<>~()]", formula)
    assert "".join(tokens) == formula
    depth = 0
    operand = True  # whether an operand is expected
    for token in tokens:
        if token == "(":
            assert operand
            depth += 1
            assert depth <= 100
        elif token == ")":
            assert not operand
            depth -= 1
            assert depth >= 0
        elif token in "<>~":
            assert not operand
            operand = True
        else:
            assert operand
            assert token == str(int(token)) and int(token) <= 10**6
            operand = False
    assert depth == 0 and not operand
