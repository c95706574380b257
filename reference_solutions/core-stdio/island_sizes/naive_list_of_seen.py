"""Walks over each island and looks up in one list which cells were seen."""


def main() -> None:
    for _ in range(int(input())):
        height, width = map(int, input().split())
        rows = [input() for _ in range(height)]
        seen = []
        sizes = []
        for row in range(height):
            for column in range(width):
                if rows[row][column] == "." or (row, column) in seen:
                    continue
                seen.append((row, column))
                island = [(row, column)]
                for r, c in island:
                    for place in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                        inside = 0 <= place[0] < height and 0 <= place[1] < width
                        if inside and rows[place[0]][place[1]] == "#" and place not in seen:
                            seen.append(place)
                            island.append(place)
                sizes.append(len(island))
        sizes.sort(reverse=True)
        print(len(sizes), *sizes)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
