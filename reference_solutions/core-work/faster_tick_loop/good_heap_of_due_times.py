import heapq


def run_jobs(jobs, until):
    started = []
    skipped = {name: 0 for name, _, _, _ in jobs}
    due = [(first, name, every, takes) for name, first, every, takes in jobs]
    heapq.heapify(due)
    waiting = []
    is_waiting = set()
    second = 0
    while True:
        # Whatever is due by now, in the order of time.
        while due and due[0][0] <= second:
            time, name, every, takes = heapq.heappop(due)
            if name in is_waiting:
                skipped[name] += 1
            else:
                heapq.heappush(waiting, (time, name, takes))
                is_waiting.add(name)
            if time + every <= until:
                heapq.heappush(due, (time + every, name, every, takes))
        if not waiting:
            if not due or due[0][0] > until:
                break
            second = due[0][0]
            continue
        time, name, takes = heapq.heappop(waiting)
        is_waiting.discard(name)
        started.append((second, name))
        if second + takes > until:
            second = until
            # Nothing starts any more, but what is due still counts.
            while due and due[0][0] <= until:
                time, name, every, takes = heapq.heappop(due)
                if name in is_waiting:
                    skipped[name] += 1
                else:
                    is_waiting.add(name)
                if time + every <= until:
                    heapq.heappush(due, (time + every, name, every, takes))
            break
        second += takes
    return started, skipped

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
