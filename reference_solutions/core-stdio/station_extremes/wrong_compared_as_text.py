import sys

stations = {}
for line in sys.stdin:
    name, temperature = line.split()
    stations.setdefault(name, []).append(temperature)
for name in sorted(stations):
    station = stations[name]
    tenths = sum(int(temperature.replace(".", "")) for temperature in station)
    print(name, min(station), max(station), f"{tenths / 10:.1f}")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
