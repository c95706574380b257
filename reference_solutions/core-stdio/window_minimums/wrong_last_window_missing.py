n, k = map(int, input().split())
readings = list(map(int, input().split()))
for start in range(max(1, n - k)):
    print(min(readings[start : start + k]))
