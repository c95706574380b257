from collections import OrderedDict, deque


class FragmentCache:
    def __init__(self, capacity, lifetime):
        self.capacity = capacity
        self.lifetime = lifetime
        self.entries = OrderedDict()  # in the order of use: key -> the number of its put, and the text
        self.puts = deque()  # in the order of age; a put that was replaced is passed over when it is old
        self.number = 0

    def _forget_old(self, last):
        puts, entries = self.puts, self.entries
        while puts and puts[0][0] <= last:
            _, key, number = puts.popleft()
            entry = entries.get(key)
            if entry is not None and entry[0] == number:
                del entries[key]

    def put(self, now, key, text):
        entries = self.entries
        last = now - self.lifetime
        if self.puts and self.puts[0][0] <= last:
            self._forget_old(last)
        self.number = number = self.number + 1
        if key in entries:
            entries.move_to_end(key)
        elif len(entries) == self.capacity:
            entries.popitem(False)
        entries[key] = number, text
        self.puts.append((now, key, number))

    def get(self, now, key):
        last = now - self.lifetime
        if self.puts and self.puts[0][0] <= last:
            self._forget_old(last)
        entry = self.entries.get(key)
        if entry is None:
            return None
        self.entries.move_to_end(key)
        return entry[1]

    def live(self, now):
        self._forget_old(now - self.lifetime)
        return len(self.entries)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
