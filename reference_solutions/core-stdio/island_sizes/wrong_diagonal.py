for _ in range(int(input())):
    height, width = map(int, input().split())
    land = {(row, column) for row in range(height) for column, sign in enumerate(input()) if sign == "#"}
    sizes = []
    while land:
        island = [land.pop()]
        for row, column in island:
            for place in [(row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]:
                if place in land:
                    land.remove(place)
                    island.append(place)
        sizes.append(len(island))
    print(len(sizes), *sorted(sizes, reverse=True))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
