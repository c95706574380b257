def plan_builds(jobs, workers):
    ends, plan, minute = {}, [], 0
    free_at = [0] * workers
    while len(ends) < len(jobs):
        ready = [
            (-jobs[name][1], name)
            for name in jobs
            if name not in ends and all(ends.get(need, 10**9) <= minute for need in jobs[name][2])
        ]
        free = [worker for worker in range(workers) if free_at[worker] <= minute]
        if ready and free:
            name = min(ready)[1]
            plan.append((minute, free[0], name))
            ends[name] = free_at[free[0]] = minute + jobs[name][0]
        minute += 1
    return plan, max(ends.values(), default=0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
