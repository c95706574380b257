import heapq
from collections import Counter


def alarms_of(name, log, limit):
    time = 0.0
    step = 1.0
    for place, entry in enumerate(log.split(",") if log else ()):
        when, _, rest = entry.partition(":")
        value, _, times = rest.partition("*")
        value, when = float(value), float(when)
        if place:
            step = when
        for repeat in range(int(times or 1)):
            time += when if repeat == 0 else step
            if value > limit:
                yield time, name, value


def merged_readings(logs, limit, top):
    alarms = []
    hours = Counter()
    for alarm in heapq.merge(*(alarms_of(name, log, limit) for name, log in logs.items())):
        if len(alarms) < top:
            alarms.append(alarm)
        hours[int(alarm[0] // 3600)] += 1
    return alarms, dict(hours)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
