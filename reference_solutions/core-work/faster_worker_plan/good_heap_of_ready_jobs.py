import heapq
from collections import defaultdict


def plan_builds(jobs, workers):
    waits_for = {name: set(needs) for name, (_, _, needs) in jobs.items()}
    needed_by = defaultdict(list)
    for name, needs in waits_for.items():
        for need in needs:
            needed_by[need].append(name)
    ready = [(-jobs[name][1], name) for name, needs in waits_for.items() if not needs]
    heapq.heapify(ready)
    free = list(range(workers))
    running = []
    plan = []
    minute = 0
    while ready or running:
        while ready and free:
            _, name = heapq.heappop(ready)
            worker = heapq.heappop(free)
            plan.append((minute, worker, name))
            heapq.heappush(running, (minute + jobs[name][0], worker, name))
        minute = running[0][0]
        while running and running[0][0] == minute:
            _, worker, name = heapq.heappop(running)
            heapq.heappush(free, worker)
            for other in needed_by[name]:
                waits_for[other].discard(name)
                if not waits_for[other]:
                    heapq.heappush(ready, (-jobs[other][1], other))
    return plan, minute

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
