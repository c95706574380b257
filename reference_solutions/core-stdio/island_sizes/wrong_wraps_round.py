for _ in range(int(input())):
    height, width = map(int, input().split())
    flat = "".join(input() for _ in range(height))
    land = {place for place, sign in enumerate(flat) if sign == "#"}
    sizes = []
    while land:
        island = [land.pop()]
        for cell in island:
            for place in (cell + 1, cell - 1, cell + width, cell - width):
                if place in land:
                    land.remove(place)
                    island.append(place)
        sizes.append(len(island))
    print(len(sizes), *sorted(sizes, reverse=True))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
