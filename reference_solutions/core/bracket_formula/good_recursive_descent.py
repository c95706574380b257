"""Recursive descent over the characters."""


def bracket_formula(formula: str) -> int:
    place = 0

    def operand() -> int:
        nonlocal place
        if formula[place] == "(":
            place += 1
            value = row()
            place += 1
            return value
        start = place
        while place < len(formula) and formula[place].isdigit():
            place += 1
        return int(formula[start:place])

    def row() -> int:
        nonlocal place
        value = operand()
        while place < len(formula) and formula[place] != ")":
            operator = formula[place]
            place += 1
            other = operand()
            if operator == "<":
                value = min(value, other)
            elif operator == ">":
                value = max(value, other)
            else:
                value = abs(value - other)
        return value

    return row()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
