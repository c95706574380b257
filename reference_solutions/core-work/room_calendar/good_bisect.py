from bisect import bisect_left, bisect_right


class RoomCalendar:
    def __init__(self, opens, closes):
        self.opens = opens
        self.closes = closes
        self.starts = []
        self.bookings = []

    def book(self, start, end, who):
        if start >= end or start < self.opens or end > self.closes:
            raise ValueError
        place = bisect_left(self.starts, start)
        if place < len(self.starts) and self.starts[place] < end:
            raise ValueError
        if place > 0 and self.bookings[place - 1][1] > start:
            raise ValueError
        self.starts.insert(place, start)
        self.bookings.insert(place, (start, end, who))

    def cancel(self, start):
        place = bisect_left(self.starts, start)
        if place == len(self.starts) or self.starts[place] != start:
            raise KeyError(start)
        del self.starts[place]
        return self.bookings.pop(place)[2]

    def who_has(self, minute):
        place = bisect_right(self.starts, minute) - 1
        if place >= 0 and minute < self.bookings[place][1]:
            return self.bookings[place][2]
        return None

    def free_from(self, minute, length):
        minute = max(minute, self.opens)
        place = max(bisect_right(self.starts, minute) - 1, 0)
        while place < len(self.starts):
            start, end, _ = self.bookings[place]
            if start - minute >= length:
                break
            minute = max(minute, end)
            place += 1
        return minute if minute + length <= self.closes else None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
