def plan_builds(jobs, workers):
    plan = []
    started = []
    ends = {}
    free_at = [0] * workers
    minute = 0
    while len(started) < len(jobs):
        for worker in range(workers):
            if free_at[worker] <= minute:
                best = None
                for name in jobs:
                    if name in ends:
                        continue
                    is_ready = True
                    for need in jobs[name][2]:
                        if need not in ends or ends[need] > minute:
                            is_ready = False
                    if is_ready:
                        if best is None:
                            best = name
                        elif jobs[name][1] > jobs[best][1]:
                            best = name
                        elif jobs[name][1] == jobs[best][1] and name < best:
                            best = name
                if best is not None:
                    plan.append((minute, worker, best))
                    started.append(best)
                    ends[best] = minute + jobs[best][0]
                    free_at[worker] = minute + jobs[best][0]
        minute += 1
    last = 0
    for name in ends:
        if ends[name] > last:
            last = ends[name]
    return plan, last

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
