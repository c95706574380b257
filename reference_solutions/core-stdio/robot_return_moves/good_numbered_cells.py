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
