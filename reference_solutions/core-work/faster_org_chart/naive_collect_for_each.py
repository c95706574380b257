def people_below(staff, boss):
    below = []
    for name, its_boss, salary in staff:
        if its_boss == boss:
            below.append((name, salary))
            for other in people_below(staff, name):
                below.append(other)
    return below


def levels_below(staff, boss):
    most = 0
    for name, its_boss, salary in staff:
        if its_boss == boss:
            most = max(most, 1 + levels_below(staff, name))
    return most


def team_totals(staff):
    totals = {}
    for name, boss, salary in staff:
        below = people_below(staff, name)
        cost = salary
        largest = 0
        for other, other_salary in below:
            cost = cost + other_salary
            if other_salary > largest:
                largest = other_salary
        totals[name] = (len(below), cost, largest, levels_below(staff, name))
    return totals

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
