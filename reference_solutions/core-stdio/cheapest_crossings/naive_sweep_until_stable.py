"""Sweeps over the whole chart until no cell gets cheaper."""


def main() -> None:
    height, width = map(int, input().split())
    chart = [input() for _ in range(height)]
    infinity = 10**9
    costs = [[infinity] * width for _ in range(height)]
    costs[0][0] = int(chart[0][0])
    changed = True
    while changed:
        changed = False
        for row in range(height):
            for column in range(width):
                if chart[row][column] == "#":
                    continue
                for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                    if 0 <= r < height and 0 <= c < width:
                        cost = costs[r][c] + int(chart[row][column])
                        if cost < costs[row][column]:
                            costs[row][column] = cost
                            changed = True
    print(*("-" if cost == infinity else cost for cost in costs[-1]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
