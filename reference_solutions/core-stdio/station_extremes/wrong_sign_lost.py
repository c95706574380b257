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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
