import re


def near_duplicates(titles):
    cleaned = [re.sub("[^a-z0-9 ]", "", title.lower()) for title in titles]

    def near(a, b):
        if len(a) > len(b):
            a, b = b, a
        if a == b or len(b) - len(a) > 1:
            return False
        place = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), len(a))
        return a[place + (len(a) == len(b)) :] == b[place + 1 :]

    n = len(titles)
    return [(i, j) for i in range(n) for j in range(i + 1, n) if near(cleaned[i], cleaned[j])]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
