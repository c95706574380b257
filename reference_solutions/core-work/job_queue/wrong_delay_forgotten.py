class JobQueue:
    def __init__(self):
        self.n_added = 0
        self.waiting = {}  # job -> [priority, ready, number, times taken]
        self.running = {}

    def add(self, job, priority, ready):
        if job in self.waiting or job in self.running:
            raise ValueError
        self.n_added += 1
        self.waiting[job] = [priority, ready, self.n_added, 0]

    def take(self, now):
        best = None
        for job, (priority, ready, number, _) in self.waiting.items():
            if ready <= now:
                key = (-priority, ready, number)
                if best is None or key < best[0]:
                    best = (key, job)
        if best is None:
            raise LookupError
        state = self.waiting.pop(best[1])
        state[3] += 1
        self.running[best[1]] = state
        return best[1]

    def put_back(self, job, ready):
        state = self.running.pop(job)
        state[0] -= 1
        self.waiting[job] = state
        return state[0]

    def finish(self, job):
        return self.running.pop(job)[3]

    def cancel(self, job):
        del self.waiting[job]

    def next_time(self, now):
        times = [state[1] for state in self.waiting.values()]
        if not times:
            return None
        return max(now, min(times))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
