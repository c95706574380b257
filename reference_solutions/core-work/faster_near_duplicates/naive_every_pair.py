def clean(title):
    kept = ""
    for sign in title.lower():
        if sign.isalnum():
            kept = kept + sign
        elif sign == " " and not kept.endswith(" "):
            kept = kept + sign
    return kept


def one_edit_apart(a, b):
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a == b:
        return False
    place = 0
    while place < len(a) and a[place] == b[place]:
        place += 1
    if len(a) == len(b):
        return a[place + 1 :] == b[place + 1 :]
    return a[place:] == b[place + 1 :]


def near_duplicates(titles):
    pairs = []
    cleaned = [clean(title) for title in titles]
    for i in range(len(titles)):
        for j in range(i + 1, len(titles)):
            if one_edit_apart(cleaned[i], cleaned[j]):
                pairs.append((i, j))
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
