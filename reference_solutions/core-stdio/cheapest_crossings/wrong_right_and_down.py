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
