from heapq import heappop, heappush


class JobQueue:
    """One heap of those that were not ready yet, by time, and one of those that were, as they are taken. A job that is
    cancelled stays in its heap until it comes up there: its state then is another one, or none."""

    def __init__(self):
        self.n_added = 0
        self.later = []  # (ready, -priority, number, state)
        self.due = []  # (-priority, ready, number, state)
        self.states = {}  # job -> [job, whether it is waiting, times taken, priority, number]

    def add(self, job, priority, ready):
        if job in self.states:
            raise ValueError
        self.n_added = number = self.n_added + 1
        state = self.states[job] = [job, True, 0, priority, number]
        heappush(self.later, (ready, -priority, number, state))

    def _look(self, now):
        """Whether a job could be taken: then it is the first one that is due."""
        later, due = self.later, self.due
        while later and later[0][0] <= now:
            ready, key, number, state = heappop(later)
            if state[1]:
                heappush(due, (key, ready, number, state))
        while due and not due[0][3][1]:
            heappop(due)
        return bool(due)

    def take(self, now):
        if not self._look(now):
            raise LookupError
        state = heappop(self.due)[3]
        state[1] = False
        state[2] += 1
        return state[0]

    def put_back(self, job, ready):
        state = self.states[job]
        if state[1]:
            raise KeyError
        state[1] = True
        state[3] = priority = state[3] - 1
        heappush(self.later, (ready, -priority, state[4], state))
        return priority

    def finish(self, job):
        state = self.states[job]
        if state[1]:
            raise KeyError
        del self.states[job]
        return state[2]

    def cancel(self, job):
        state = self.states[job]
        if not state[1]:
            raise KeyError
        del self.states[job]
        state[1] = False

    def next_time(self, now):
        if self._look(now):
            return now
        later = self.later
        while later and not later[0][3][1]:
            heappop(later)
        return later[0][0] if later else None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
