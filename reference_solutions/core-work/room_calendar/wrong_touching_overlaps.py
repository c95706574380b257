class RoomCalendar:
    def __init__(self, opens, closes):
        self.opens, self.closes, self.bookings = opens, closes, []

    def book(self, start, end, who):
        if start >= end or start < self.opens or end > self.closes:
            raise ValueError
        if any(start <= b[1] and b[0] <= end for b in self.bookings):
            raise ValueError
        self.bookings.append((start, end, who))
        self.bookings.sort()

    def cancel(self, start):
        for booking in self.bookings:
            if booking[0] == start:
                self.bookings.remove(booking)
                return booking[2]
        raise KeyError(start)

    def who_has(self, minute):
        return next((who for start, end, who in self.bookings if start <= minute < end), None)

    def free_from(self, minute, length):
        minute = max(minute, self.opens)
        for start, end, _ in self.bookings:
            if start - minute >= length:
                break
            minute = max(minute, end)
        return minute if minute + length <= self.closes else None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
