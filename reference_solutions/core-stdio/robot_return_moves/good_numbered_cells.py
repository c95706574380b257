"""Numbers the cells and counts the different ones: all other moves lead back."""

MOVES = {"N": 2000, "E": 1, "S": -2000, "W": -1}


def main() -> None:
    for _ in range(int(input())):
        walk = input()
        cell = 0
        seen = {cell}
        for letter in walk:
            cell += MOVES[letter]
            seen.add(cell)
        print(len(walk) + 1 - len(seen))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
