import csv
import io


def join_csv(left, right, on):
    others = list(csv.reader(io.StringIO(right)))
    place = others[0].index(on)
    by_key = {}
    for row in others[1:]:
        by_key.setdefault(row[place], row[:place] + row[place + 1 :])
    rows = list(csv.reader(io.StringIO(left)))
    key = rows[0].index(on)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0] + others[0][:place] + others[0][place + 1 :])
    for row in rows[1:]:
        writer.writerow(row + by_key.get(row[key], [""] * (len(others[0]) - 1)))
    return out.getvalue()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
