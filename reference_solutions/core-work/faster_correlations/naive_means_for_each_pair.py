def mean_of(rows, sensor):
    total = 0.0
    for row in rows:
        total += row[sensor]
    return total / len(rows)


def is_constant(rows, sensor):
    for row in rows:
        if row[sensor] != rows[0][sensor]:
            return False
    return True


def correlation(rows, a, b):
    if a == b:
        return 1.0
    if is_constant(rows, a) or is_constant(rows, b):
        return 0.0
    mean_a = mean_of(rows, a)
    mean_b = mean_of(rows, b)
    products = 0.0
    for row in rows:
        products += (row[a] - mean_a) * (row[b] - mean_b)
    squares_a = 0.0
    for row in rows:
        squares_a += (row[a] - mean_a) ** 2
    squares_b = 0.0
    for row in rows:
        squares_b += (row[b] - mean_b) ** 2
    return products / (squares_a * squares_b) ** 0.5


def correlations(rows, limit):
    n_sensors = len(rows[0])
    matrix = []
    for a in range(n_sensors):
        line = []
        for b in range(n_sensors):
            line.append(correlation(rows, a, b))
        matrix.append(line)
    close = []
    for a in range(n_sensors):
        found = []
        for b in range(n_sensors):
            if a != b and abs(correlation(rows, a, b)) > limit:
                found.append(b)
        close.append(found)
    return matrix, close

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
