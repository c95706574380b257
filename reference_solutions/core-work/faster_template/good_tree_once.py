import re

TOKEN = re.compile(r"\{\{([A-Za-z]+)\}\}|\{%(if|each) ([A-Za-z]+)%\}|\{%(end)%\}")


def parse(template):
    root = []
    stack = [root]
    place = 0
    for found in TOKEN.finditer(template):
        if found.start() > place:
            stack[-1].append(("text", template[place : found.start()], None))
        place = found.end()
        value, block, name, end = found.groups()
        if end:
            stack.pop()
        elif value:
            stack[-1].append(("value", value, None))
        else:
            inner = []
            stack[-1].append((block, name, inner))
            stack.append(inner)
    if place < len(template):
        root.append(("text", template[place:], None))
    return root


def write(nodes, row, out):
    for kind, text, inner in nodes:
        if kind == "text":
            out.append(text)
        elif kind == "value":
            if text in row:
                out.append(str(row[text]))
        elif kind == "if":
            if row.get(text):
                write(inner, row, out)
        else:
            for item in row.get(text, ()):
                write(inner, {**row, "item": item}, out)


def render_all(template, rows):
    tree = parse(template)
    result = []
    for row in rows:
        out = []
        write(tree, row, out)
        result.append("".join(out))
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
