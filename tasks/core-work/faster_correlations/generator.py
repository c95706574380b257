def generate_input(rng, size, level, test_index):
    if level == 0:
        n_sensors, n_rows = (0, 1, 2, 3, 4, 5, 5, 4)[test_index], (2, 3, 2, 4, 5, 6, 7, 8)[test_index]
    else:
        n_sensors, n_rows = ((size, size * 12), (size, size * 5), (size * 3 // 4, size * 12))[test_index]
    # What several sensors follow, each with noise of its own.
    sources = [[rng.gauss(0, 1) for _ in range(n_rows)] for _ in range(1 + n_sensors // 8)]
    columns = []
    for sensor in range(n_sensors):
        scale, noise, offset = rng.choice((0.5, 3.0, -2.0, 20.0) if level == 0 else (0.5, 3.0, -2.0, 20.0, 0.05)), rng.choice((0.05, 0.5, 2.0)), rng.uniform(-300, 300)
        source = sources[sensor % len(sources)]
        if sensor % 11 == 6 or level == 0 and rng.random() < 0.2:
            columns.append([round(offset, 1)] * n_rows)
        else:
            columns.append([offset + scale * (value + noise * rng.gauss(0, 1)) for value in source])
    if level == 0 and test_index in (4, 6):
        columns[1] = [2.0 * value + 1.0 for value in columns[0]]
        columns[2] = [5.0 - value for value in columns[0]]
    limit = (0.8, 0.5, 0.95, 0.3)[test_index % 4] + rng.random() * 1e-3
    return [list(row) for row in zip(*columns)] or [[]] * n_rows, limit
