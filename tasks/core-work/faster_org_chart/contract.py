def contract(staff):
    assert type(staff) is list and len(staff) <= 800
    boss_of = {name: boss for name, boss, _ in staff}
    assert len(boss_of) == len(staff) and all(type(salary) is int and salary > 0 for _, _, salary in staff)
    for name in boss_of:
        n_levels = 0
        while name is not None:
            name = boss_of[name]
            n_levels += 1
            assert n_levels <= 40
