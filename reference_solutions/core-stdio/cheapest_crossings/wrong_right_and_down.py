height, width = map(int, input().split())
infinity = 10**9
best = [infinity] * width
for row in range(height):
    costs = []
    for column, sign in enumerate(input()):
        before = 0 if row == column == 0 else min(best[column], costs[-1] if costs else infinity)
        costs.append(min(infinity, before + (infinity if sign == "#" else int(sign))))
    best = costs
print(*("-" if cost == infinity else cost for cost in best))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
