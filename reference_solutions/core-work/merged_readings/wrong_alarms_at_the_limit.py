import heapq
from collections import Counter


def alarms_of(name, log, limit):
    time, step = 0.0, 1.0
    for place, entry in enumerate(log.split(",") if log else ()):
        when, _, rest = entry.partition(":")
        value, _, times = rest.partition("*")
        value, when = float(value), float(when)
        step = when if place else step
        for repeat in range(int(times or 1)):
            time += when if repeat == 0 else step
            if value >= limit:
                yield time, name, value


def merged_readings(logs, limit, top):
    alarms = list(heapq.merge(*(alarms_of(name, log, limit) for name, log in logs.items())))
    return alarms[:top], dict(Counter(int(alarm[0] // 3600) for alarm in alarms))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
