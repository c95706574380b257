import json


def paths_of(value, path):
    if isinstance(value, dict):
        found = []
        for key in value:
            found += paths_of(value[key], path + "." + key if path else key)
        return found
    if isinstance(value, list):
        found = []
        for place in range(len(value)):
            found += paths_of(value[place], path + "." + str(place))
        return found
    return [path]


def look_up(record, path):
    value = record
    for step in path.split("."):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return ""
    return "" if isinstance(value, (dict, list)) else json.dumps(value)


def flatten_lines(text):
    records = [json.loads(line) for line in text.splitlines()]
    columns = []
    for record in records:
        for path in paths_of(record, ""):
            if path not in columns:
                columns.append(path)
    table = "\t".join(columns) + "\n"
    for record in records:
        table += "\t".join([look_up(record, path) for path in columns]) + "\n"
    return table

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
