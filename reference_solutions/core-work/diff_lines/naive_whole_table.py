def diff_lines(old, new):
    a = old.split("\n")[:-1]
    b = new.split("\n")[:-1]
    # common[i][j]: the most lines that a[i:] and b[j:] can keep.
    common = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            if a[i] == b[j]:
                common[i][j] = common[i + 1][j + 1] + 1
            else:
                common[i][j] = max(common[i + 1][j], common[i][j + 1])
    changes = []
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            i += 1
            j += 1
        elif i < len(a) and (j == len(b) or common[i + 1][j] >= common[i][j + 1]):
            changes.append(("-", i + 1, a[i]))
            i += 1
        else:
            changes.append(("+", j + 1, b[j]))
            j += 1
    return changes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
