import re


def bracket_formula(formula: str) -> int:
    """Works a row out from right to left."""
    tokens = re.findall(r"\d+|\D", formula)

    def row() -> int:
        token = tokens.pop(0)
        if token == "(":
            value = row()
            tokens.pop(0)
        else:
            value = int(token)
        if not tokens or tokens[0] == ")":
            return value
        operator = tokens.pop(0)
        other = row()
        return min(value, other) if operator == "<" else max(value, other) if operator == ">" else abs(value - other)

    return row()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
