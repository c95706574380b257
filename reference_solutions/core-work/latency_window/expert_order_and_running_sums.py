from bisect import bisect_left, bisect_right
from collections import deque
from math import ceil, sqrt


class LatencyWindow:
    """The window by age and in order, with its sum and its sum of squares. All of them are multiples of 1/16 below 2**53,
    so that the sums stay exact however long they run."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.added = deque()
        self.order = []
        self.sum = self.squares = 0.0

    def _forget_old(self, last):
        added, order = self.added, self.order
        while added and added[0][0] <= last:
            latency = added.popleft()[1]
            del order[bisect_left(order, latency)]
            self.sum -= latency
            self.squares -= latency * latency

    def add(self, at, latency):
        added, order = self.added, self.order
        last = at - self.seconds
        if added and added[0][0] <= last:
            self._forget_old(last)
        added.append((at, latency))
        order.insert(bisect_left(order, latency), latency)
        self.sum += latency
        self.squares += latency * latency
        return len(order)

    def _held(self, at):
        added = self.added
        if added and added[0][0] <= at - self.seconds:
            self._forget_old(at - self.seconds)
        if not added:
            raise ValueError
        return len(added)

    def quantile(self, at, share):
        return self.order[ceil(share * self._held(at)) - 1]

    def mean(self, at):
        n = self._held(at)
        return self.sum / n

    def deviation(self, at):
        n = self._held(at)
        # n * squares - sum ** 2 in whole numbers: as floats it would lose digits where all are nearly equal.
        distance = n * int(16 * self.squares) - int(4 * self.sum) ** 2
        return sqrt(distance) / (4 * n)

    def slower_than(self, at, latency):
        n = self._held(at)
        return (n - bisect_right(self.order, latency)) / n

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
