departures = set()
for _ in range(int(input())):
    for _ in range(int(input())):
        departures.add(input())
for departure in sorted(departures):
    print(departure)
