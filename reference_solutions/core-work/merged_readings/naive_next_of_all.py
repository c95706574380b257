def readings(log):
    time = None
    for entry in log.split(",") if log else ():
        when, _, rest = entry.partition(":")
        value, _, times = rest.partition("*")
        for repeat in range(int(times or 1)):
            if time is None:
                time, step = float(when), 1.0
            elif repeat == 0:
                step = float(when)
                time += step
            else:
                time += step
            yield time, float(value)


def merged_readings(logs, limit, top):
    streams = {name: readings(log) for name, log in logs.items()}
    waiting = {}
    alarms = []
    hours = {}
    for name in sorted(streams):
        following = next(streams[name], None)
        if following is not None:
            waiting[name] = following
    while waiting:
        name = min(waiting, key=lambda each: (waiting[each][0], each))
        time, value = waiting.pop(name)
        if value > limit:
            if len(alarms) < top:
                alarms.append((time, name, value))
            hour = int(time // 3600)
            hours[hour] = hours.get(hour, 0) + 1
        following = next(streams[name], None)
        while following is not None and following[1] <= limit:
            following = next(streams[name], None)
        if following is not None:
            waiting[name] = following
    return alarms, hours

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
