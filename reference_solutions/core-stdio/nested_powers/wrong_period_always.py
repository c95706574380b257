m, n_questions = map(int, input().split())
units = m
for factor in range(2, m + 1):
    if m % factor == 0 and all(factor % smaller for smaller in range(2, int(factor**0.5) + 1)):
        units -= units // factor
for _ in range(n_questions):
    a, b, c = map(int, input().split())
    print(pow(a, pow(b, c, units), m))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
