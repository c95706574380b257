"""Builds all lines for each width."""


def line_counts(text: str, widths: list[int]) -> list[int]:
    counts = []
    for width in widths:
        lines = []
        line = ""
        for word in text.split():
            if line == "":
                line = word
            elif len(line) + 1 + len(word) <= width:
                line += " " + word
            else:
                lines.append(line)
                line = word
        if line != "":
            lines.append(line)
        counts.append(len(lines))
    return counts
