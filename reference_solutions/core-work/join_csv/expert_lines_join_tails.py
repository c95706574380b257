import csv


def written(field):
    return '"' + field.replace('"', '""') + '"' if "," in field or '"' in field else field


def join_csv(left, right, on):
    """Rows are copied as text. All that is read of a line of `left` is the key, cut out from the nearer side. What belongs to
    a key begins with an empty text, so that the line, as what stands between them, comes before each tail."""
    rows = csv.reader(right.split("\n")[:-1])
    names = next(rows)
    place = names.index(on)
    del names[place]
    tails = {}
    for row in rows:
        key = row.pop(place)
        tail = "".join(["," + written(field) for field in row]) + "\n"
        tails.setdefault(key, [""]).append(tail)
    lines = left.split("\n")
    lines.pop()
    header = lines.pop(0)
    columns = next(csv.reader([header]))
    place = columns.index(on)
    nothing = ["", "," * len(names) + "\n"]
    joined = [header, *["," + written(name) for name in names], "\n"]
    find = tails.get
    if place < len(columns) - place:
        cut, n_cuts, index = str.split, place + 1, place
    else:
        cut, n_cuts, index = str.rsplit, len(columns) - place, place - len(columns)
    joined += [
        line.join(find(cut(line, ",", n_cuts)[index] if '"' not in line else next(csv.reader([line]))[place], nothing))
        for line in lines
    ]
    return "".join(joined)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
