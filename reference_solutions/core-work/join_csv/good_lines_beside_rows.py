import csv
from collections import defaultdict


def as_text(fields):
    return "".join([',"' + field.replace('"', '""') + '"' if set(field) & {",", '"'} else "," + field for field in fields])


def join_csv(left, right, on):
    others = csv.reader(right.split("\n")[:-1])
    names = next(others)
    place = names.index(on)
    tails = defaultdict(list)
    for row in others:
        tails[row[place]].append(as_text(row[:place] + row[place + 1 :]))
    names.remove(on)
    lines = left.split("\n")[:-1]
    rows = csv.reader(lines)
    place = next(rows).index(on)
    joined = [lines[0] + as_text(names)]
    nothing = ["," * len(names)]
    for line, row in zip(lines[1:], rows):
        for tail in tails.get(row[place], nothing):
            joined.append(line + tail)
    return "\n".join(joined) + "\n"

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
