"""Plays the fall second by second until nothing changes."""


def main() -> None:
    for _ in range(int(input())):
        row = list(input())
        changed = True
        while changed:
            changed = False
            following = row[:]
            for place, sign in enumerate(row):
                if sign != ".":
                    continue
                from_left = place > 0 and row[place - 1] == "R"
                from_right = place + 1 < len(row) and row[place + 1] == "L"
                if from_left != from_right:
                    following[place] = "R" if from_left else "L"
                    changed = True
            row = following
        print("".join(row))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
