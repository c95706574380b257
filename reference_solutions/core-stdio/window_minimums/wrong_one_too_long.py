from collections import deque

n, k = map(int, input().split())
readings = list(map(int, input().split()))
waiting = deque()
for place, reading in enumerate(readings):
    while waiting and readings[waiting[-1]] >= reading:
        waiting.pop()
    waiting.append(place)
    if waiting[0] < place - k:
        waiting.popleft()
    if place >= k - 1:
        print(readings[waiting[0]])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
