MOVES = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}

for _ in range(int(input())):
    x = y = back = 0
    seen = set()
    for letter in input():
        x += MOVES[letter][0]
        y += MOVES[letter][1]
        back += (x, y) in seen
        seen.add((x, y))
    print(back)
