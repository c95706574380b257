from itertools import repeat
from json import JSONDecoder, JSONEncoder

decode, encode = JSONDecoder().decode, JSONEncoder().encode


def flatten(value, path, flat):
    if isinstance(value, dict):
        for key, inner in value.items():
            flatten(inner, f"{path}.{key}" if path else key, flat)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            flatten(inner, f"{path}.{place}", flat)
    else:
        flat[path] = encode(value)


def flatten_lines(text):
    rows = []
    columns = {}
    for line in text.split("\n"):
        if line:
            flat = {}
            flatten(decode(line), "", flat)
            rows.append(flat)
            columns.update(dict.fromkeys(flat))
    lines = ["\t".join(columns)]
    for flat in rows:
        lines.append("\t".join(map(flat.get, columns, repeat(""))))
    return "\n".join(lines) + "\n"

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
