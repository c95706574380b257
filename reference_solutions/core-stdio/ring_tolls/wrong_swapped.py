n, n_trips = map(int, input().split())
tolls = list(map(int, input().split()))
prefix = [0]
for toll in tolls:
    prefix.append(prefix[-1] + toll)
for _ in range(n_trips):
    a, b = sorted(map(int, input().split()))
    print(prefix[b] - prefix[a - 1])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
