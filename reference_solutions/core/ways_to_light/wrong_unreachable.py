def ways_to_light(switches: list[str], wanted: str) -> int:
    basis: list[int] = []
    for lamps in switches:
        row = int(lamps.replace("#", "1").replace(".", "0"), 2)
        for other in basis:
            row = min(row, row ^ other)
        if row:
            basis.append(row)
    return 2 ** (len(switches) - len(basis))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
