import heapq


def plan_builds(jobs, workers):
    ends, plan, minute = {}, [], 0
    idle = [(0, worker) for worker in range(workers)]
    while len(ends) < len(jobs):
        ready = [
            (-jobs[name][1], name)
            for name in jobs
            if name not in ends and all(ends.get(need, 10**9) <= minute for need in jobs[name][2])
        ]
        ready.sort(reverse=True)
        while ready and idle[0][0] <= minute:
            name, (_, worker) = ready.pop()[1], heapq.heappop(idle)
            plan.append((minute, worker, name))
            ends[name] = minute + jobs[name][0]
            heapq.heappush(idle, (ends[name], worker))
        minute += 1
    return plan, max(ends.values(), default=0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
