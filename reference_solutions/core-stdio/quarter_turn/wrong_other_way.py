n_rows, n_columns = map(int, input().split())
table = [input().split() for _ in range(n_rows)]
for row in list(zip(*table))[::-1]:
    print(*row)
