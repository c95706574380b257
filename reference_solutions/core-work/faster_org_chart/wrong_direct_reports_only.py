def team_totals(staff):
    totals = {name: [0, salary, 0, 0] for name, _, salary in staff}
    for name, boss, salary in staff:
        if boss is not None:
            above = totals[boss]
            above[0] += 1
            above[1] += salary
            above[2] = max(above[2], salary)
            above[3] = 1
    return {name: tuple(total) for name, total in totals.items()}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
