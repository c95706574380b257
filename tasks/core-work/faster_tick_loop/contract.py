def contract(jobs, until):
    assert type(jobs) is list and 1 <= len(jobs) <= 200 and 0 <= until <= 40_000
    assert len({job[0] for job in jobs}) == len(jobs)
    for name, first, every, takes in jobs:
        assert type(name) is str and 0 <= first <= 40_000 and every >= 1 and takes >= 1
