from heapq import heappop, heappush


class Queue:
    """Which jobs are waiting and running, so that mostly those are put back and finished that can be."""

    def __init__(self):
        self.waiting, self.running, self.later, self.due = {}, {}, [], []

    def wait(self, name, priority, ready, number):
        self.waiting[name] = priority, ready, number
        heappush(self.later, (ready, -priority, number, name))

    def take(self, now):
        while self.later and self.later[0][0] <= now:
            ready, key, number, name = heappop(self.later)
            heappush(self.due, (key, ready, number, name))
        while self.due:
            key, ready, number, name = heappop(self.due)
            if self.waiting.get(name) == (-key, ready, number):
                del self.waiting[name]
                self.running[name] = -key, number
                return


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_priorities, delay, step = 2 + test_index % 2, 16, 10
    else:
        # Most wait to get ready; most are ready, and of few priorities; all priorities.
        n_priorities, delay, step = (5, 20, 201)[test_index], size * (20, 4, 9)[test_index], 30
    queue, calls, added, now = Queue(), [], [], 0.0
    for place in range(size):
        kind = rng.random()
        now += rng.randrange(step) / 4
        ready = max(0.0, now + rng.randrange(-8 if level == 0 else -delay // 4, delay) / 4)
        someone = rng.choice(added) if added else "job-x"
        worker = rng.choice(list(queue.running)) if queue.running and rng.random() < 0.95 else someone
        if kind < (0.9 if level and place < size // 5 else 0.28):
            name = someone if level == 0 and someone in queue.waiting and rng.random() < 0.1 else f"job-{place}"
            priority = rng.randrange(n_priorities) - n_priorities // 2
            calls.append(("add", name, priority, ready))
            if name != someone:
                queue.wait(name, priority, ready, place)
                added.append(name)
        elif kind < 0.6:
            calls.append(("take", now))
            queue.take(now)
        elif kind < 0.7:
            calls.append(("put_back", worker, ready))
            if worker in queue.running:
                priority, number = queue.running.pop(worker)
                queue.wait(worker, priority - 1, ready, number)
        elif kind < 0.88:
            calls.append(("finish", worker))
            queue.running.pop(worker, None)
        elif kind < 0.92:
            calls.append(("cancel", someone))
            queue.waiting.pop(someone, None)
        else:
            calls.append(("next_time", now))
    return (), calls
