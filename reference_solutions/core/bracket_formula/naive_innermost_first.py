"""Looks for the first innermost bracket, puts its value in its place, and begins again."""


def flat_value(formula: str) -> int:
    numbers = []
    operators = []
    digits = ""
    for sign in formula:
        if sign in "<>~":
            numbers.append(int(digits))
            operators.append(sign)
            digits = ""
        else:
            digits += sign
    numbers.append(int(digits))
    value = numbers[0]
    for operator, number in zip(operators, numbers[1:]):
        if operator == "<":
            value = min(value, number)
        elif operator == ">":
            value = max(value, number)
        else:
            value = abs(value - number)
    return value


def bracket_formula(formula: str) -> int:
    while "(" in formula:
        start = 0
        for place, sign in enumerate(formula):
            if sign == "(":
                start = place
            elif sign == ")":
                inner = flat_value(formula[start + 1 : place])
                formula = formula[:start] + str(inner) + formula[place + 1 :]
                break
    return flat_value(formula)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
