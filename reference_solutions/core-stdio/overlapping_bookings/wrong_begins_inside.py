from bisect import bisect_left

bookings = [tuple(map(int, input().split())) for _ in range(int(input()))]
starts = sorted(start for start, _ in bookings)
for start, end in bookings:
    print(bisect_left(starts, end) - bisect_left(starts, start) - 1)
