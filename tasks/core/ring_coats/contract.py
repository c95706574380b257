def contract(posts, jobs):
    assert type(posts) is int and 1 <= posts <= 500
    assert type(jobs) is list and len(jobs) <= 3000
    for job in jobs:
        assert type(job) is tuple and len(job) == 3 and all(type(number) is int for number in job)
        start, length, coats = job
        assert 0 <= start < posts and 1 <= length <= 3 * posts and 1 <= coats <= 1000
