"""Takes each number with what stands between it and the number before: brackets, and the operator.

An open bracket starts with the value 0 and the operator for the larger one.
"""

NO_DIGITS = str.maketrans("0123456789", " " * 10)
NO_SIGNS = str.maketrans("<>~()", " " * 5)


def bracket_formula(formula: str) -> int:
    signs = (">" + formula + ">").translate(NO_DIGITS).split()
    waiting = []
    value = number = 0
    operator = ">"
    for gap, following in zip(signs, [*map(int, formula.translate(NO_SIGNS).split()), 0]):
        for sign in gap:
            if sign == "(":
                waiting.append((value, operator))
                value = 0
                operator = ">"
            else:
                # The operand before the sign is complete.
                if operator == "~":
                    value = abs(value - number)
                elif (number > value) == (operator == ">"):
                    value = number
                if sign == ")":
                    number = value
                    value, operator = waiting.pop()
                else:
                    operator = sign
        number = following
    return value

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
