from collections import defaultdict


def team_totals(staff):
    team = defaultdict(list)
    salary_of = {}
    for name, boss, salary in staff:
        team[boss].append(name)
        salary_of[name] = salary
    found = {}

    def visit(name):
        count, cost, largest, levels = 0, salary_of[name], 0, 0
        for other in team.get(name, ()):
            its_count, its_cost, its_largest, its_levels = visit(other)
            count += its_count + 1
            cost += its_cost
            largest = max(largest, its_largest, salary_of[other])
            levels = max(levels, its_levels + 1)
        found[name] = (count, cost, largest, levels)
        return found[name]

    for name in team.get(None, ()):
        visit(name)
    return {name: found[name] for name, _, _ in staff}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
