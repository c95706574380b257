"""Keeps the cells in a set."""

MOVES = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}


def main() -> None:
    for _ in range(int(input())):
        x, y = 0, 0
        seen = {(x, y)}
        back = 0
        for letter in input():
            east, north = MOVES[letter]
            x += east
            y += north
            if (x, y) in seen:
                back += 1
            seen.add((x, y))
        print(back)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
