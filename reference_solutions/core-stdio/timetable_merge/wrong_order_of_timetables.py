departures = []
for _ in range(int(input())):
    for _ in range(int(input())):
        departures.append(input())
departures.sort(key=lambda departure: departure[:5])
for departure in departures:
    print(departure)
