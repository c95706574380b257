def marbles_on_a_tray(tray: list[str], tilts: str) -> list[str]:
    for tilt in tilts:
        if tilt in "UD":
            tray = ["".join(column) for column in zip(*tray)]
        tray = [row.replace(".o", "o.") if tilt in "UL" else row.replace("o.", ".o") for row in tray]
        if tilt in "UD":
            tray = ["".join(row) for row in zip(*tray)]
    return tray

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
