from bisect import bisect_left, bisect_right

SHIFT = 11


class RoomCalendar:
    """Keeps the free gaps in order, and for each stretch of 2,048 minutes a bound on the gaps that begin in it: a search
    passes over whole stretches. A bound that is too high is set right when a search finds nothing in its stretch."""

    def __init__(self, opens, closes):
        self.opens = opens
        self.bookings = {}  # start -> (end, who)
        self.starts = []
        self.gaps = [opens] if opens < closes else []  # where they begin
        self.stops = {opens: closes}  # where each ends
        self.longest = [0] * ((max(closes - opens, 0) >> SHIFT) + 1)
        self.longest[0] = closes - opens

    def book(self, start, end, who):
        gaps, stops = self.gaps, self.stops
        place = bisect_right(gaps, start) - 1
        if start >= end or place < 0:
            raise ValueError
        gap = gaps[place]
        stop = stops[gap]
        if stop < end:
            raise ValueError
        if gap < start:
            stops[gap] = start
            if end < stop:
                gaps.insert(place + 1, end)
                self._opened(end, stop)
        elif end < stop:
            gaps[place] = end
            self._opened(end, stop)
        else:
            del gaps[place]
        self.bookings[start] = end, who
        starts = self.starts
        starts.insert(bisect_left(starts, start), start)

    def _opened(self, gap, stop):
        self.stops[gap] = stop
        stretch = (gap - self.opens) >> SHIFT
        if self.longest[stretch] < stop - gap:
            self.longest[stretch] = stop - gap

    def cancel(self, start):
        end, who = self.bookings.pop(start)
        del self.starts[bisect_left(self.starts, start)]
        gaps, stops = self.gaps, self.stops
        place = bisect_left(gaps, start)
        # A gap right before and one right behind become one with it.
        if place < len(gaps) and gaps[place] == end:
            end = stops[end]
            del gaps[place]
        if place and stops[gaps[place - 1]] == start:
            start = gaps[place - 1]
        else:
            gaps.insert(place, start)
        self._opened(start, end)
        return who

    def who_has(self, minute):
        starts = self.starts
        place = bisect_right(starts, minute)
        if place:
            end, who = self.bookings[starts[place - 1]]
            if minute < end:
                return who
        return None

    def free_from(self, minute, length):
        gaps, stops, longest, opens = self.gaps, self.stops, self.longest, self.opens
        place = bisect_right(gaps, minute)
        if place and stops[gaps[place - 1]] - minute >= length:
            return minute
        for stretch in range(max(minute - opens, 0) >> SHIFT, len(longest)):
            if longest[stretch] < length:
                continue
            first = bisect_left(gaps, opens + (stretch << SHIFT))
            last = bisect_left(gaps, opens + (stretch + 1 << SHIFT), first)
            for gap in gaps[max(first, place) : last]:
                if stops[gap] - gap >= length:
                    return gap
            longest[stretch] = max([stops[gap] - gap for gap in gaps[first:last]], default=0)
        return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
