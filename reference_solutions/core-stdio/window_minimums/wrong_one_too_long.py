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
