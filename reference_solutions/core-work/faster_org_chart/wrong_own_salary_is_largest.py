def team_totals(staff):
    team, salary_of = {}, {}
    for name, boss, salary in staff:
        team.setdefault(boss, []).append(name)
        salary_of[name] = salary

    def visit(name):
        reports = [visit(other) for other in team.get(name, ())]
        return (
            sum(report[0] + 1 for report in reports),
            salary_of[name] + sum(report[1] for report in reports),
            max([report[2] for report in reports], default=0) if reports else salary_of[name],
            max([report[3] + 1 for report in reports], default=0),
        )

    return {name: visit(name) for name, _, _ in staff}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
