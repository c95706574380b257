import csv


def join_csv(left, right, on):
    def fields(line):
        return next(csv.reader([line]))

    def text(row):
        return "".join(["," + ('"' + f.replace('"', '""') + '"' if "," in f or '"' in f else f) for f in row])

    lines, others = left.splitlines(), right.splitlines()
    place, other_place = fields(lines[0]).index(on), fields(others[0]).index(on)
    tails = {}
    for line in others[1:]:
        row = fields(line)
        key = row.pop(other_place)
        tails.setdefault(key, []).append(text(row))
    header = fields(others[0])
    header.remove(on)
    joined = [lines[0] + text(header)]
    for line in lines[1:]:
        key = line.split(",")[place]
        joined += [line + tail for tail in tails.get(key, ["," * len(header)])]
    return "\n".join(joined) + "\n"

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
