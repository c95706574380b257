from heapq import heapify, heappop, heapreplace


def run_jobs(jobs, until):
    """A job waits once at most, so a heap with one entry a job is enough: since when it has waited, or when it is due.
    What it skipped meanwhile is a division when its run starts, or at the end."""
    skipped = {name: 0 for name, _, _, _ in jobs}
    every_takes = {name: (every, takes) for name, _, every, takes in jobs}
    heap = [(first, name) for name, first, _, _ in jobs if first <= until]
    heapify(heap)
    started = []
    second = 0
    while heap:
        time, name = heap[0]
        if time > second:
            second = time
        if second > until:
            break
        every, takes = every_takes[name]
        started.append((second, name))
        missed = (second - time) // every
        skipped[name] += missed
        time += (missed + 1) * every
        if time > until:
            heappop(heap)
        else:
            heapreplace(heap, (time, name))
        second += takes
    for time, name in heap:
        if time <= until:
            skipped[name] += (until - time) // every_takes[name][0]
    return started, skipped

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
