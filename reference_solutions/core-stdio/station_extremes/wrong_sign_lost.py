import sys

stations = {}
for line in sys.stdin:
    name, temperature = line.split()
    whole, tenth = temperature.split(".")
    tenths = int(whole) * 10 + (int(tenth) if int(whole) >= 0 else -int(tenth))
    stations.setdefault(name, []).append(tenths)
for name in sorted(stations):
    station = stations[name]
    print(f"{name} {min(station) / 10:.1f} {max(station) / 10:.1f} {sum(station) / 10:.1f}")
