def diff_lines(old, new):
    a, b = old.split("\n")[:-1], new.split("\n")[:-1]
    changes, j = [], 0
    for i, line in enumerate(a):
        if line in b[j:]:
            end = b.index(line, j)
            changes += [("+", place + 1, b[place]) for place in range(j, end)]
            j = end + 1
        else:
            changes.append(("-", i + 1, line))
    return changes + [("+", place + 1, b[place]) for place in range(j, len(b))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
