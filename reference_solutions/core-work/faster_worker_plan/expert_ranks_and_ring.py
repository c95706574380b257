from heapq import heappop, heappush

LONGEST = 12


def plan_builds(jobs, workers):
    """Jobs are numbered by their rank, so that ready ones are a heap of small integers. A ring of lists tells what ends when."""
    urgency = {name: -priority for name, (_, priority, _) in jobs.items()}
    names = sorted(jobs)
    names.sort(key=urgency.__getitem__)
    rank = dict(zip(names, range(len(names))))
    needed_by = [[] for _ in names]
    n_needs = []
    durations = []
    ready = []  # sorted as it grows here, so a heap
    for place, (minutes, _, needs) in enumerate(map(jobs.__getitem__, names)):
        durations.append(minutes)
        n_needs.append(len(needs))
        if needs:
            for need in needs:
                needed_by[rank[need]].append(place)
        else:
            ready.append(place)
    free = list(range(workers))
    ending = [[] for _ in range(LONGEST + 1)]
    n_running = 0
    plan = []
    minute = 0
    while True:
        while ready and free:
            job = heappop(ready)
            worker = heappop(free)
            plan.append((minute, worker, names[job]))
            ending[(minute + durations[job]) % (LONGEST + 1)].append((worker, job))
            n_running += 1
        if not n_running:
            return plan, minute
        minute += 1
        while not ending[minute % (LONGEST + 1)]:
            minute += 1
        ended = ending[minute % (LONGEST + 1)]
        n_running -= len(ended)
        for worker, job in ended:
            heappush(free, worker)
            for other in needed_by[job]:
                n_needs[other] -= 1
                if not n_needs[other]:
                    heappush(ready, other)
        ended.clear()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
