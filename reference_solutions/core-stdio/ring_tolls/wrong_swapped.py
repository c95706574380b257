n, n_trips = map(int, input().split())
tolls = list(map(int, input().split()))
prefix = [0]
for toll in tolls:
    prefix.append(prefix[-1] + toll)
for _ in range(n_trips):
    a, b = sorted(map(int, input().split()))
    print(prefix[b] - prefix[a - 1])
