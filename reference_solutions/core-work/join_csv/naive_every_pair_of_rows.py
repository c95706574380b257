def fields_of(line):
    fields = []
    field = ""
    quoted = False
    for place in range(len(line)):
        sign = line[place]
        if sign == '"':
            if not quoted and place > 0 and line[place - 1] == '"' and field != "":
                field += '"'
            elif not quoted and place > 1 and line[place - 2 : place] == '""':
                field += '"'
            elif not quoted and field == "" and place > 0 and line[place - 1] == '"':
                field += '"'
            quoted = not quoted
        elif sign == "," and not quoted:
            fields.append(field)
            field = ""
        else:
            field += sign
    fields.append(field)
    return fields


def line_of(fields):
    written = []
    for field in fields:
        if "," in field or '"' in field:
            field = '"' + field.replace('"', '""') + '"'
        written.append(field)
    return ",".join(written) + "\n"


def join_csv(left, right, on):
    left_rows = [fields_of(line) for line in left.split("\n")[:-1]]
    right_rows = [fields_of(line) for line in right.split("\n")[:-1]]
    left_place = left_rows[0].index(on)
    right_place = right_rows[0].index(on)
    joined = line_of(left_rows[0] + right_rows[0][:right_place] + right_rows[0][right_place + 1 :])
    for row in left_rows[1:]:
        found = False
        for other in right_rows[1:]:
            if other[right_place] == row[left_place]:
                joined += line_of(row + other[:right_place] + other[right_place + 1 :])
                found = True
        if not found:
            joined += line_of(row + [""] * (len(right_rows[0]) - 1))
    return joined

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
