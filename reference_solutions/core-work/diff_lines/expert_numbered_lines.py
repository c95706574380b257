def diff_lines(old, new):
    """Myers' algorithm from the ends to the front. Lines become characters, so that runs of equal lines are compared by
    slices. What each diagonal reaches is kept for every distance, and the way is read from the front."""
    a, b = old.split("\n"), new.split("\n")
    n, m = len(a) - 1, len(b) - 1
    number = {}
    s = "".join([chr(number.setdefault(line, len(number))) for line in a[:n]])
    t = "".join([chr(number.setdefault(line, len(number))) for line in b[:m]])
    # Diagonal k is at k + zero; beyond the outermost ones nothing is reached.
    zero = 2 * m + 1
    reach = [n + 2] * (2 * (n + m) + 4)
    reach[n - m + zero + 1] = n + 1
    low = high = n - m + zero
    history = []
    while True:
        for place in range(low, high + 1, 2):
            x = reach[place + 1] - 1
            if reach[place - 1] < x:
                x = reach[place - 1]
            y = x - place + zero
            if x > 0 and y > 0 and s[x - 1] == t[y - 1]:
                x -= 1
                y -= 1
                while x >= 12 and y >= 12 and s[x - 12 : x] == t[y - 12 : y]:
                    x -= 12
                    y -= 12
                while x > 0 and y > 0 and s[x - 1] == t[y - 1]:
                    x -= 1
                    y -= 1
            reach[place] = x
        if reach[zero] <= 0:
            break
        history.append((low, reach[low : high + 1 : 2]))
        low -= 1
        high += 1
    changes = []
    i = j = 0
    while history:
        low, reach = history.pop()
        while i < n and j < m and s[i] == t[j]:
            i += 1
            j += 1
        place = i + 1 - j + zero - low
        if i < n and 0 <= place < 2 * len(reach) and reach[place // 2] <= i + 1:
            i += 1
            changes.append(("-", i, a[i - 1]))
        else:
            j += 1
            changes.append(("+", j, b[j - 1]))
    return changes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
