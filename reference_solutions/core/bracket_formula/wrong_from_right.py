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
