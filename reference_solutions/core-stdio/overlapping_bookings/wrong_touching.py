from bisect import bisect_left, bisect_right

bookings = [tuple(map(int, input().split())) for _ in range(int(input()))]
starts = sorted(start for start, _ in bookings)
ends = sorted(end for _, end in bookings)
for start, end in bookings:
    print(bisect_right(starts, end) - bisect_left(ends, start) - 1)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
