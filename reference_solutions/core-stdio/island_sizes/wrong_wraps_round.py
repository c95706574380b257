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
