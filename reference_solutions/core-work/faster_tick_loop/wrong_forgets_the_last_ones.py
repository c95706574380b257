from heapq import heapify, heappop, heapreplace


def run_jobs(jobs, until):
    skipped = {name: 0 for name, _, _, _ in jobs}
    times = {name: (every, takes) for name, _, every, takes in jobs}
    heap = [(first, name) for name, first, _, _ in jobs if first <= until]
    heapify(heap)
    started, second = [], 0
    while heap:
        time, name = heap[0]
        second = max(second, time)
        if second > until:
            break
        every, takes = times[name]
        started.append((second, name))
        missed = (second - time) // every
        skipped[name] += missed
        time += (missed + 1) * every
        if time > until:
            heappop(heap)
        else:
            heapreplace(heap, (time, name))
        second += takes
    return started, skipped

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
