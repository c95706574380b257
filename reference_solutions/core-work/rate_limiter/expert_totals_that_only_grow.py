from bisect import bisect_left


class RateLimiter:
    """Of each client: the limit, the window, the times of the calls that passed, the units up to and with each, and how
    many of them have left the window. The totals only grow, so what is used is a difference and a wait a search."""

    def __init__(self, plans):
        self.clients = {client: [limit, window, [], [0], 0] for client, (limit, window) in plans.items()}

    def allow(self, client, at, units):
        state = self.clients[client]
        limit, window, times, totals, gone = state
        start = at - window
        while gone < len(times) and times[gone] <= start:
            gone += 1
        state[4] = gone
        total = totals[-1] + units
        if total - totals[gone] > limit:
            return False
        times.append(at)
        totals.append(total)
        return True

    def used(self, client, at):
        state = self.clients[client]
        _, window, times, totals, gone = state
        start = at - window
        while gone < len(times) and times[gone] <= start:
            gone += 1
        state[4] = gone
        return totals[-1] - totals[gone]

    def retry_after(self, client, at, units):
        state = self.clients[client]
        limit, window, times, totals, gone = state
        if units > limit:
            return None
        start = at - window
        while gone < len(times) and times[gone] <= start:
            gone += 1
        state[4] = gone
        needed = totals[-1] + units - limit
        if needed <= totals[gone]:
            return 0.0
        return times[bisect_left(totals, needed, gone) - 1] + window - at

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
