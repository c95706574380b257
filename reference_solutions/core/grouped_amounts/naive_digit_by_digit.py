"""Puts the groups together digit by digit, from the right."""


def grouped_amounts(cents: list[int]) -> str:
    lines = []
    for amount in cents:
        digits = str(abs(amount))
        while len(digits) < 3:
            digits = "0" + digits
        text = "," + digits[-2:]
        count = 0
        for digit in reversed(digits[:-2]):
            if count > 0 and count % 3 == 0:
                text = "." + text
            text = digit + text
            count += 1
        if amount < 0:
            text = "(" + text + ")"
        else:
            text = text + " "
        lines.append(text)
    width = 0
    for line in lines:
        if len(line) > width:
            width = len(line)
    column = ""
    for line in lines:
        if column != "":
            column += "\n"
        column += " " * (width - len(line)) + line
    return column

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
