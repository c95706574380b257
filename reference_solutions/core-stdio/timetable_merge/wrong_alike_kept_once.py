departures = set()
for _ in range(int(input())):
    for _ in range(int(input())):
        departures.add(input())
for departure in sorted(departures):
    print(departure)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
