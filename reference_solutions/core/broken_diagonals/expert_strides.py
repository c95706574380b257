"""With each row written twice in one flat string of bytes, every path is a slice with a fixed stride."""


def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    flat = "".join([row + row for row in rows]).encode()
    right = [flat[column :: 2 * size + 1] for column in range(size)]
    left = [flat[column :: 2 * size - 1] for column in range(size, 2 * size)]
    return [sum(plus[:size]) - sum(minus[:size]) for plus, minus in zip(right, left)]
