import re


def render_all(template, rows):
    def render(text, row):
        text = re.sub(r"\{\{([A-Za-z]+)\}\}", lambda found: str(row.get(found[1], "")), text)
        block = re.compile(r"\{%(if|each) ([A-Za-z]+)%\}((?:(?!\{%(?:if|each|end)).)*)\{%end%\}", re.DOTALL)
        while True:
            found = block.search(text)
            if not found:
                return text
            word, name, inner = found.groups()
            if word == "if":
                inside = inner if row.get(name) else ""
            else:
                inside = inner * len(row.get(name, ()))
            text = text[: found.start()] + inside + text[found.end() :]

    return [render(template, row) for row in rows]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
