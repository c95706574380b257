"""Takes each number with the operator and the brackets before it and the brackets after it.

An open bracket starts with the value 0 and the operator for the larger one.
"""

import re

OPERAND = re.compile(r"(\D?)(\(*)(\d+)(\)*)")


def bracket_formula(formula: str) -> int:
    waiting = []
    value = 0
    for operator, opening, digits, closing in OPERAND.findall(">" + formula):
        for _ in opening:
            waiting.append((value, operator))
            value = 0
            operator = ">"
        number = int(digits)
        for _ in closing:
            if operator == "~":
                number = abs(value - number)
            elif (number > value) != (operator == ">"):
                number = value
            value, operator = waiting.pop()
        if operator == "~":
            value = abs(value - number)
        elif (number > value) == (operator == ">"):
            value = number
    return value

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
