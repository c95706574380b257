import heapq


def plan_builds(jobs, workers):
    ends, plan, minute = {}, [], 0
    free_at = [0] * workers
    while len(ends) < len(jobs):
        ready = [name for name in jobs if name not in ends and all(ends.get(need, 10**9) <= minute for need in jobs[name][2])]
        heapq.heapify(ready)
        for worker in range(workers):
            if ready and free_at[worker] <= minute:
                name = heapq.heappop(ready)
                plan.append((minute, worker, name))
                ends[name] = free_at[worker] = minute + jobs[name][0]
        minute += 1
    return plan, max(ends.values(), default=0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
