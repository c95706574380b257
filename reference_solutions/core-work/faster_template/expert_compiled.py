def tokens_of(template):
    """Yields texts as ("text", text) and marks as (word, name)."""
    start = place = 0
    while True:
        place = template.find("{", place)
        if place < 0:
            break
        word = ""
        if template.startswith("{{", place):
            end = template.find("}}", place)
            name = template[place + 2 : end]
            if end > 0 and name.isalpha():
                word = "value"
        elif template.startswith("{%", place):
            end = template.find("%}", place)
            word, _, name = template[place + 2 : end].partition(" ")
        if not word:
            place += 1
            continue
        if start < place:
            yield "text", template[start:place]
        yield word, name
        start = place = end + 2
    yield "text", template[start:]


def render_all(template, rows):
    """The template becomes one Python function: one formatting for each run of texts and values, loops for blocks."""
    lines = ["def render(get, add):"]
    indent = " "
    texts, values = [], []
    # The variable that holds what was the item outside, for each open block; empty for an `if`.
    blocks = []
    n_loops = 0

    def read(name):
        return "item" if name == "item" and n_loops else f"get({name!r}, '')"

    for word, name in tokens_of(template):
        if word == "text":
            texts.append(name.replace("%", "%%"))
            continue
        if word == "value":
            texts.append("%s")
            values.append(read(name))
            continue
        lines.append(f"{indent}add({''.join(texts)!r} % ({''.join([value + ', ' for value in values])}))")
        texts, values = [], []
        if word == "end":
            indent = indent[1:]
            before = blocks.pop()
            if before:
                n_loops -= 1
                lines.append(f"{indent}item = {before}")
        elif word == "if":
            lines.append(f"{indent}if {read(name)}:")
            indent += " "
            blocks.append("")
        else:
            before = f"item{len(blocks)}"
            lines.append(f"{indent}{before} = {'item' if n_loops else None}")
            lines.append(f"{indent}for item in get({name!r}, ()):")
            indent += " "
            n_loops += 1
            blocks.append(before)
    lines.append(f" add({''.join(texts)!r} % ({''.join([value + ', ' for value in values])}))")
    scope = {}
    exec("\n".join(lines), scope)
    render = scope["render"]
    letters = []
    for row in rows:
        out = []
        render(row.get, out.append)
        letters.append("".join(out))
    return letters

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
