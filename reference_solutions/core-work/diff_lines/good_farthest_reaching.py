def diff_lines(old, new):
    """Myers' algorithm, from the ends to the front."""
    a = old.split("\n")[:-1]
    b = new.split("\n")[:-1]
    n, m = len(a), len(b)
    zero = 2 * (n + m) + 2
    reach = [n + 2] * (2 * zero + 2)
    reach[n - m + zero + 1] = n + 1
    history = []
    distance = 0
    while True:
        for diagonal in range(n - m - distance, n - m + distance + 1, 2):
            # A line of a less, or a line of b less: the one that gets nearer to the front.
            x = min(reach[zero + diagonal + 1] - 1, reach[zero + diagonal - 1])
            y = x - diagonal
            while x > 0 and y > 0 and a[x - 1] == b[y - 1]:
                x -= 1
                y -= 1
            reach[zero + diagonal] = x
        if reach[zero] <= 0:
            break
        history.append(reach.copy())
        distance += 1
    changes = []
    i = j = 0
    while history:
        reach = history.pop()
        while i < n and j < m and a[i] == b[j]:
            i += 1
            j += 1
        if i < n and reach[zero + i + 1 - j] <= i + 1:
            i += 1
            changes.append(("-", i, a[i - 1]))
        else:
            j += 1
            changes.append(("+", j, b[j - 1]))
    return changes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
