import math
from bisect import bisect_left, bisect_right, insort
from collections import deque


class LatencyWindow:
    def __init__(self, seconds):
        self.seconds = seconds
        self.added = deque()
        self.order = []

    def _forget_old(self, at):
        while self.added and self.added[0][0] < at - self.seconds:
            _, latency = self.added.popleft()
            del self.order[bisect_left(self.order, latency)]

    def _order(self, at):
        self._forget_old(at)
        if not self.order:
            raise ValueError
        return self.order

    def add(self, at, latency):
        self._forget_old(at)
        self.added.append((at, latency))
        insort(self.order, latency)
        return len(self.order)

    def quantile(self, at, share):
        order = self._order(at)
        return order[math.ceil(share * len(order)) - 1]

    def mean(self, at):
        order = self._order(at)
        return sum(order) / len(order)

    def deviation(self, at):
        order = self._order(at)
        mean = sum(order) / len(order)
        return math.sqrt(sum([(latency - mean) ** 2 for latency in order]) / len(order))

    def slower_than(self, at, latency):
        order = self._order(at)
        return (len(order) - bisect_right(order, latency)) / len(order)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
