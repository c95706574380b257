height, width = map(int, input().split())
chart = [input() for _ in range(height)]
costs = {(0, 0): int(chart[0][0])}
cells = [(0, 0)]
for row, column in cells:
    for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
        if 0 <= r < height and 0 <= c < width and chart[r][c] != "#" and (r, c) not in costs:
            costs[r, c] = costs[row, column] + int(chart[r][c])
            cells.append((r, c))
print(*(costs.get((height - 1, column), "-") for column in range(width)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
