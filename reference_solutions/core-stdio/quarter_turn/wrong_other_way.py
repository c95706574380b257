n_rows, n_columns = map(int, input().split())
table = [input().split() for _ in range(n_rows)]
for row in list(zip(*table))[::-1]:
    print(*row)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
