import json


def flatten(value, path, flat):
    if isinstance(value, dict):
        for key, inner in value.items():
            flatten(inner, f"{path}.{key}" if path else key, flat)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            flatten(inner, f"{path}.{place}", flat)
    else:
        flat[path] = json.dumps(value, ensure_ascii=False)


def flatten_lines(text):
    rows, columns = [], {}
    for line in text.splitlines():
        rows.append({})
        flatten(json.loads(line), "", rows[-1])
        columns.update(dict.fromkeys(rows[-1]))
    return "".join("\t".join(line) + "\n" for line in [columns, *([flat.get(c, "") for c in columns] for flat in rows)])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
