import re

TOKEN = re.compile(r"\{\{([A-Za-z]+)\}\}|\{%(if|each) ([A-Za-z]+)%\}|\{%(end)%\}")


def render_all(template, rows):
    root, place = [], 0
    stack = [root]
    for found in TOKEN.finditer(template):
        stack[-1].append(("text", template[place : found.start()], None))
        place = found.end()
        value, block, name, end = found.groups()
        if end:
            stack.pop()
        elif value:
            stack[-1].append(("value", value, None))
        else:
            stack[-1].append((block, name, []))
            stack.append(stack[-1][-1][2])
    root.append(("text", template[place:], None))

    def write(nodes, row, out):
        for kind, text, inner in nodes:
            if kind == "text":
                out.append(text)
            elif kind == "value":
                out.append(str(row.get(text, "")))
            elif kind == "if":
                if row.get(text):
                    write(inner, row, out)
            else:
                for item in row.get(text, ()):
                    row["item"] = item
                    write(inner, row, out)
        return out

    return ["".join(write(root, dict(row), [])) for row in rows]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
