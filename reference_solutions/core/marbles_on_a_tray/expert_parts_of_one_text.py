"""Writes all rows (or columns) as one text with pegs between them; what lies between two pegs is filled up at once."""


def marbles_on_a_tray(tray: list[str], tilts: str) -> list[str]:
    has_rows = True  # and not columns
    for tilt in tilts:
        if has_rows != (tilt in "LR"):
            tray = list(map("".join, zip(*tray)))
            has_rows = not has_rows
        parts = "#".join(tray).split("#")
        if tilt in "LU":
            rolled = "#".join([part.replace(".", "").ljust(len(part), ".") for part in parts])
        else:
            rolled = "#".join([part.replace(".", "").rjust(len(part), ".") for part in parts])
        length = len(tray[0])
        tray = [rolled[start : start + length] for start in range(0, len(rolled), length + 1)]
    return tray if has_rows else list(map("".join, zip(*tray)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
