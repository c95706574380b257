n, _ = map(int, input().split())
numbers = sorted(map(int, input().split()))
for target in map(int, input().split()):
    ways = 0
    for i in range(n):
        low, high = i, n - 1
        while low <= high:
            two = numbers[low] + numbers[high] + numbers[i]
            ways += two == target
            if two < target:
                low += 1
            else:
                high -= 1
    print(ways)
