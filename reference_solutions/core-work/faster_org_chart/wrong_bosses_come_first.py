def team_totals(staff):
    totals = {name: [0, salary, 0, 0] for name, _, salary in staff}
    salary_of = {name: salary for name, _, salary in staff}
    for name, boss, _ in reversed(staff):
        if boss is not None:
            mine, above = totals[name], totals[boss]
            above[0] += mine[0] + 1
            above[1] += mine[1]
            above[2] = max(above[2], mine[2], salary_of[name])
            above[3] = max(above[3], mine[3] + 1)
    return {name: tuple(total) for name, total in totals.items()}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
