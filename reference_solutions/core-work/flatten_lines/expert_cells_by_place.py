from json.decoder import JSONDecoder
from json.encoder import encode_basestring_ascii


def fill(value, children, path, row, columns):
    """Writes the cells below a value. `children` knows for each key the column's place, and the children below it."""
    for key, inner in value.items() if type(value) is dict else enumerate(value):
        try:
            child = children[key]
        except KeyError:
            child = children[key] = [-1, {}, f"{path}.{key}" if path else key]
        kind = type(inner)
        if kind is str:
            cell = encode_basestring_ascii(inner)
        elif kind is int or kind is float:
            cell = repr(inner)
        elif kind is dict or kind is list:
            fill(inner, child[1], child[2], row, columns)
            continue
        else:
            cell = "null" if inner is None else "true" if inner else "false"
        place = child[0]
        if place < 0:
            place = child[0] = len(columns)
            columns.append(child[2])
            row.append(cell)
        else:
            row[place] = cell


def flatten_lines(text):
    columns, children = [], {}
    rows = []
    empty = []
    decode = JSONDecoder().raw_decode
    for line in text.split("\n"):
        if line:
            if len(empty) < len(columns):
                empty = [""] * len(columns)
            row = empty.copy()
            fill(decode(line)[0], children, "", row, columns)
            rows.append(row)
    n_columns = len(columns)
    lines = ["\t".join(columns)]
    lines += ["\t".join(row) + "\t" * (n_columns - max(len(row), 1)) for row in rows]
    lines.append("")
    return "\n".join(lines)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
