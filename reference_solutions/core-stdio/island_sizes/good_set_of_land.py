"""Takes the cells of each island out of a set of all land."""


def main() -> None:
    for _ in range(int(input())):
        height, _ = map(int, input().split())
        land = {(row, column) for row in range(height) for column, sign in enumerate(input()) if sign == "#"}
        sizes = []
        while land:
            island = [land.pop()]
            for row, column in island:
                for place in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
                    if place in land:
                        land.remove(place)
                        island.append(place)
            sizes.append(len(island))
        sizes.sort(reverse=True)
        print(len(sizes), *sizes)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
