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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
