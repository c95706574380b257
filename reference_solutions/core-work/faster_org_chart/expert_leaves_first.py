def team_totals(staff):
    """Whoever has no open reports is done, and adds to the boss; so everybody is met once, from the bottom up."""
    boss_of, totals, n_open = {}, {}, {}
    for name, boss, salary in staff:
        boss_of[name] = boss
        totals[name] = [0, salary, 0, 0, salary]
        n_open[boss] = n_open.get(boss, 0) + 1
    for name in boss_of:
        # Up from every leaf, as far as the others have come already.
        if name in n_open:
            continue
        while True:
            boss = boss_of[name]
            if boss is None:
                break
            count, cost, largest, levels, salary = totals[name]
            above = totals[boss]
            above[0] += count + 1
            above[1] += cost
            if salary > largest:
                largest = salary
            if largest > above[2]:
                above[2] = largest
            if levels >= above[3]:
                above[3] = levels + 1
            n_open[boss] -= 1
            if n_open[boss]:
                break
            name = boss
    return {name: (count, cost, largest, levels) for name, (count, cost, largest, levels, _) in totals.items()}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
