def contract(jobs, workers):
    assert type(jobs) is dict and len(jobs) <= 600 and 1 <= workers <= 16
    depth = {}
    for name, (minutes, priority, needs) in jobs.items():
        assert type(name) is str and 1 <= minutes <= 12 and type(priority) is int
        assert len(needs) <= 4 and len(set(needs)) == len(needs) and all(need in jobs for need in needs)
    ended = set()
    left = set(jobs)
    while left:
        ready = {name for name in left if ended.issuperset(jobs[name][2])}
        assert ready, "a circle"
        ended |= ready
        left -= ready
