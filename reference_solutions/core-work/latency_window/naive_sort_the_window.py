import math
import statistics


class LatencyWindow:
    def __init__(self, seconds):
        self.seconds = seconds
        self.added = []

    def _window(self, at):
        self.added = [(time, latency) for time, latency in self.added if time > at - self.seconds]
        return [latency for _, latency in self.added]

    def add(self, at, latency):
        self.added.append((at, latency))
        return len(self._window(at))

    def quantile(self, at, share):
        window = sorted(self._window(at))
        if not window:
            raise ValueError
        return window[math.ceil(share * len(window)) - 1]

    def mean(self, at):
        window = self._window(at)
        if not window:
            raise ValueError
        return sum(window) / len(window)

    def deviation(self, at):
        window = self._window(at)
        if not window:
            raise ValueError
        mean = sum(window) / len(window)
        return math.sqrt(sum((latency - mean) ** 2 for latency in window) / len(window))

    def slower_than(self, at, latency):
        window = self._window(at)
        if not window:
            raise ValueError
        return sum(1 for each in window if each > latency) / len(window)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
