import re


def bracket_formula(formula: str) -> int:
    """Subtracts without taking the absolute value."""
    waiting = []
    value, operator = 0, ">"
    for token in re.findall(r"\d+|\D", formula):
        if token == "(":
            waiting.append((value, operator))
            value, operator = 0, ">"
        elif token in ("<", ">", "~"):
            operator = token
        else:
            number = int(token) if token != ")" else value
            if token == ")":
                value, operator = waiting.pop()
            value = {"<": min, ">": max, "~": int.__sub__}[operator](value, number)
    return value

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
