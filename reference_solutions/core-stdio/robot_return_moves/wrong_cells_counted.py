MOVES = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}

for _ in range(int(input())):
    x = y = 0
    seen, again = {(0, 0)}, set()
    for letter in input():
        x += MOVES[letter][0]
        y += MOVES[letter][1]
        if (x, y) in seen:
            again.add((x, y))
        seen.add((x, y))
    print(len(again))
