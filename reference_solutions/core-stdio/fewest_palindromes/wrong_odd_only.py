text = input()
n = len(text)
fewest = list(range(n + 1))
for centre in range(n):
    reach = 0
    while centre - reach >= 0 and centre + reach < n and text[centre - reach] == text[centre + reach]:
        fewest[centre + reach + 1] = min(fewest[centre + reach + 1], fewest[centre - reach] + 1)
        reach += 1
print(*fewest[1:])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
