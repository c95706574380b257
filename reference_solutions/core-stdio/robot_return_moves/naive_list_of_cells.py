"""Looks up every cell in the list of those where the robot has been."""

MOVES = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}


def main() -> None:
    for _ in range(int(input())):
        x, y = 0, 0
        seen = [(x, y)]
        back = 0
        for letter in input():
            x += MOVES[letter][0]
            y += MOVES[letter][1]
            if (x, y) in seen:
                back += 1
            else:
                seen.append((x, y))
        print(back)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
