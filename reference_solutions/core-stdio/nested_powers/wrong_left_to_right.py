m, n_questions = map(int, input().split())
for _ in range(n_questions):
    a, b, c = map(int, input().split())
    print(pow(pow(a, b, m), c, m))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
