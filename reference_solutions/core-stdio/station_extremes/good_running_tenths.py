"""Keeps lowest, highest and sum of each station in tenths of a degree."""

import sys


def main() -> None:
    stations = {}
    for line in sys.stdin:
        name, temperature = line.split()
        tenths = int(temperature.replace(".", ""))
        if name in stations:
            station = stations[name]
            if tenths < station[0]:
                station[0] = tenths
            if tenths > station[1]:
                station[1] = tenths
            station[2] += tenths
        else:
            stations[name] = [tenths, tenths, tenths]
    for name, station in sorted(stations.items()):
        print(name, *(f"{tenths / 10:.1f}" for tenths in station))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
