from bisect import bisect_left, bisect_right

bookings = [tuple(map(int, input().split())) for _ in range(int(input()))]
starts = sorted(start for start, _ in bookings)
ends = sorted(end for _, end in bookings)
for start, end in bookings:
    print(bisect_right(starts, end) - bisect_left(ends, start) - 1)
