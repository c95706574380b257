def run_jobs(jobs, until):
    started = []
    skipped = {}
    waiting = []
    free_at = 0
    for job in jobs:
        skipped[job[0]] = 0
    for second in range(until + 1):
        for name, first, every, takes in jobs:
            if second >= first and (second - first) % every == 0:
                is_waiting = False
                for entry in waiting:
                    if entry[1] == name:
                        is_waiting = True
                if is_waiting:
                    skipped[name] += 1
                else:
                    waiting.append((second, name, takes))
        if second >= free_at and waiting:
            # The one that has waited longest; of those the first name.
            best = waiting[0]
            for entry in waiting:
                if entry[0] < best[0] or (entry[0] == best[0] and entry[1] < best[1]):
                    best = entry
            waiting.remove(best)
            started.append((second, best[1]))
            free_at = second + best[2]
    return started, skipped

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
