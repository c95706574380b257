def find_end(template, start):
    depth = 1
    place = start
    while True:
        if template[place : place + 5] == "{%if " or template[place : place + 7] == "{%each ":
            depth = depth + 1
        if template[place : place + 7] == "{%end%}":
            depth = depth - 1
            if depth == 0:
                return place
        place = place + 1


def render(template, row):
    out = ""
    place = 0
    while place < len(template):
        if template[place : place + 2] == "{{":
            end = template.find("}}", place)
            name = template[place + 2 : end]
            if end != -1 and name.isalpha():
                if name in row:
                    out = out + str(row[name])
                place = end + 2
                continue
        if template[place : place + 5] == "{%if ":
            head = template.index("%}", place)
            name = template[place + 5 : head]
            end = find_end(template, head + 2)
            if name in row and row[name]:
                out = out + render(template[head + 2 : end], row)
            place = end + 7
            continue
        if template[place : place + 7] == "{%each ":
            head = template.index("%}", place)
            name = template[place + 7 : head]
            end = find_end(template, head + 2)
            for item in row.get(name, []):
                inner = dict(row)
                inner["item"] = item
                out = out + render(template[head + 2 : end], inner)
            place = end + 7
            continue
        out = out + template[place]
        place = place + 1
    return out


def render_all(template, rows):
    result = []
    for row in rows:
        result.append(render(template, row))
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
