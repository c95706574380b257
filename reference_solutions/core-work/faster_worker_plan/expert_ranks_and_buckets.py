from heapq import heappop, heappush


def plan_builds(jobs, workers):
    """Jobs are numbered by their rank, so that ready ones are a heap of small integers. What ends in a minute is a list."""
    items = sorted([(-priority, name, minutes, needs) for name, (minutes, priority, needs) in jobs.items()])
    rank = {item[1]: place for place, item in enumerate(items)}
    n_needs = []
    needed_by = [[] for _ in items]
    for place, (_, _, _, needs) in enumerate(items):
        n_needs.append(len(needs))
        for need in needs:
            needed_by[rank[need]].append(place)
    ready = [place for place, count in enumerate(n_needs) if not count]  # sorted, so a heap
    free = list(range(workers))
    ending = {0: []}
    times = [0]
    plan = []
    minute = 0
    while times:
        minute = heappop(times)
        for worker, job in ending.pop(minute):
            heappush(free, worker)
            for other in needed_by[job]:
                n_needs[other] -= 1
                if not n_needs[other]:
                    heappush(ready, other)
        while ready and free:
            job = heappop(ready)
            worker = heappop(free)
            _, name, minutes, _ = items[job]
            plan.append((minute, worker, name))
            end = minute + minutes
            if end in ending:
                ending[end].append((worker, job))
            else:
                ending[end] = [(worker, job)]
                heappush(times, end)
    return plan, minute

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
