n, _ = map(int, input().split())
numbers = sorted(map(int, input().split()))
for target in map(int, input().split()):
    ways = 0
    for i in range(n):
        low, high = i + 1, n - 1
        while low < high:
            two = numbers[low] + numbers[high] + numbers[i]
            if two == target:
                ways += 1
                break
            if two < target:
                low += 1
            else:
                high -= 1
    print(ways)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
