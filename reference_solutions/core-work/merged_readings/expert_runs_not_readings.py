import heapq
from itertools import islice


def runs_of(log):
    """Runs of equal values: the time of the first reading, the step, the value, how many."""
    last = 0.0
    for place, entry in enumerate(log.split(",")):
        when, _, rest = entry.partition(":")
        value, _, times = rest.partition("*")
        first = last + float(when)
        step = float(when) if place else 1.0
        n = int(times) if times else 1
        yield first, step, float(value), n
        last = first + step * (n - 1)


def alarms_of(name, runs):
    for first, step, value, n in runs:
        for repeat in range(n):
            yield first + step * repeat, name, value


def merged_readings(logs, limit, top):
    """Counts need no order and no readings, only runs: how many steps of one lie within each hour. Only the first
    alarms are merged."""
    hours = {}
    streams = []
    for name, log in logs.items():
        loud = [run for run in runs_of(log) if run[2] > limit] if log else []
        streams.append(alarms_of(name, loud))
        for first, step, _, n in loud:
            hour = int(first // 3600)
            while n > 0:
                # The readings before the hour's end; all steps are exact, so this division is rounded up exactly.
                inside = min(n, int(-(-(3600 * (hour + 1) - first) // step)))
                hours[hour] = hours.get(hour, 0) + inside
                first += step * inside
                n -= inside
                hour = int(first // 3600)
    return list(islice(heapq.merge(*streams), top)), hours

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
