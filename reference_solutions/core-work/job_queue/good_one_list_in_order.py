from bisect import bisect_left, insort


class JobQueue:
    def __init__(self):
        self.n_added = 0
        self.order = []  # of the waiting ones: (-priority, ready, number, job)
        self.times = []  # when they get ready
        self.waiting = {}
        self.running = {}

    def _wait(self, job, entry, n_taken):
        self.waiting[job] = entry, n_taken
        insort(self.order, entry)
        insort(self.times, entry[1])

    def _remove(self, place):
        entry = self.order.pop(place)
        del self.times[bisect_left(self.times, entry[1])]
        return entry

    def add(self, job, priority, ready):
        if job in self.waiting or job in self.running:
            raise ValueError(job)
        self.n_added += 1
        self._wait(job, (-priority, ready, self.n_added, job), 0)

    def take(self, now):
        for place, entry in enumerate(self.order):
            if entry[1] <= now:
                break
        else:
            raise LookupError
        self._remove(place)
        job = entry[3]
        _, n_taken = self.waiting.pop(job)
        self.running[job] = entry, n_taken + 1
        return job

    def put_back(self, job, ready):
        (key, _, number, _), n_taken = self.running.pop(job)
        self._wait(job, (key + 1, ready, number, job), n_taken)
        return -key - 1

    def finish(self, job):
        return self.running.pop(job)[1]

    def cancel(self, job):
        entry, _ = self.waiting.pop(job)
        self._remove(bisect_left(self.order, entry))

    def next_time(self, now):
        return max(now, self.times[0]) if self.times else None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
