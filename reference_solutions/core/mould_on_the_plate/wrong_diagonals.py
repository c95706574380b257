def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    height, width = len(plate), len(plate[0])
    steps = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
    for _ in range(days):
        mould = {(r, c) for r in range(height) for c in range(width) if plate[r][c] == "#"}
        counts = [[sum((r + a, c + b) in mould for a, b in steps) for c in range(width)] for r in range(height)]
        plate = [
            "".join(
                "#" if counts[r][c] in ((2,) if (r, c) in mould else (1, 3)) else "." for c in range(width)
            )
            for r in range(height)
        ]
    return plate

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
