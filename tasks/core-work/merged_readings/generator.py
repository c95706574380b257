def number(rng, most):
    quarter = rng.randrange(1, 4 * most)
    whole, rest = divmod(quarter, 4)
    return str(whole) if not rest and rng.random() < 0.5 else f"{whole}{('.0', '.25', '.5', '.75')[rest]}"


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_stations, repeat, most_step = (1, 2, 3, 2, 3, 1, 3, 4)[test_index], (4, 9)[test_index % 2], (3, 2000)[test_index % 2]
        limit = (20.0, 20.0, 2.0, 5.0)[test_index % 4]
        room = (0, 30, 40, 80, 60, 90, 60, 50)[test_index]
        top = (3, 0, 4, 2, 100, 5, 3, 9)[test_index]
    else:
        n_stations = (40, 200, 300)[test_index]
        # Long runs of equal values; hardly any; and alarms nearly everywhere.
        repeat, most_step, limit = ((120, 2, 38.0), (2, 50, 25.0), (20, 3, 20.0))[test_index]
        room, top = size // n_stations - 12, (5000, 2000, 400)[test_index]
    logs = {}
    for place in range(n_stations):
        name = f"station-{(place * 37) % n_stations:03d}"
        entries, length = [], 0
        while length < room:
            entry = number(rng, 2 if level == 0 else 400) if not entries else "+" + number(rng, most_step)
            entry += ":" + number(rng, 40)
            if rng.random() < 0.5:
                entry += f"*{rng.randrange(1, repeat + 1)}"
            entries.append(entry)
            length += len(entry) + 1
        logs[name] = ",".join(entries)
    if level == 0 and test_index % 4 == 1:  # alarms on both sides of full hours
        logs["edge"] = f"{3597 + rng.randrange(3)}:30.0*{4 + rng.randrange(3)},+{rng.choice((3596, 3597.5))}:41*3"
    if level == 0 and test_index > 5:
        logs["station-"] = ""
        logs = {name: logs[name] for name in sorted(logs)}
    return logs, limit, top
