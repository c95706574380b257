"""Keeps each row as the bits of a number and works out all its cells at once."""


def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    width = len(plate[0])
    inside = (1 << width) - 1
    rows = [int(row.replace("#", "1").replace(".", "0"), 2) for row in plate]
    for _ in range(days):
        following = []
        for place, row in enumerate(rows):
            above = rows[place - 1] if place > 0 else 0
            below = rows[place + 1] if place + 1 < len(rows) else 0
            left, right = row << 1, row >> 1
            odd = above ^ below ^ left ^ right
            two = (above | below | left | right) ^ odd ^ (above & below & left & right)
            following.append((two & row | odd & ~row) & inside)
        rows = following
    return [f"{row:0{width}b}".replace("1", "#").replace("0", ".") for row in rows]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
