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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
