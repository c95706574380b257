import json

WORDS = ("red", "green \"dark\"", "caf\u00e9", "tab\there", "back\\slash", "", "a longer text with some words", "0", "\u20ac 5")


def value(rng, depth):
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(WORDS)
    if kind < 0.6:
        return rng.randrange(-1000, 100000)
    if kind < 0.75:
        return rng.choice((0.5, -2.25, 1e22, 3.0, 1e-7, 12345.678, 0.1))
    if kind < 0.9 or depth == 3:
        return rng.choice((True, False, None))
    if kind < 0.95:
        return [value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return {key: value(rng, depth + 1) for key in rng.sample("xyz", rng.randrange(4))}


def line_of(rng, fields, most):
    """An object with some of the fields; a field is a path of one to three keys."""
    record = {}
    for field in rng.sample(fields, min(len(fields), rng.randrange(most + 1))):
        inner = record
        for key in field[:-1]:
            inner = inner.setdefault(key, {})
        inner[field[-1]] = rng.randrange(10**6) if rng.random() < 0.3 else rng.choice(WORDS) if rng.random() < 0.5 else 0.25 * rng.randrange(400)
    return record


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_lines = (0, 1, 2, 3, 4, 4, 5, 5)[test_index]
        lines = [{key: value(rng, 1) for key in rng.sample(["a", "b2", "c", "D"], rng.randrange(5))} for _ in range(n_lines)]
        if test_index == 7:
            lines += [{"a": {"b": [[], {}, [{"c": False}]]}}, {"a": 1, "b2": [0]}, {}]
    else:
        n_columns = (size // 15, size // 18, size // 45)[test_index]
        names = [f"{'abcdefghijklm'[place % 13]}{place}" for place in range(n_columns)]
        groups = ("user", "order", "page")
        fields = [
            ((name,), (groups[place % 3], name), ("event", groups[place % 3] + "Data", name))[place // 3 % 3]
            for place, name in enumerate(names)
        ]
        most = (24, 18, 24)[test_index]
        lines = [line_of(rng, fields, most) for _ in range(size)]
        if test_index == 2:  # lists, and the same columns in nearly every line
            for record in lines:
                record["tags"] = [rng.choice(WORDS) for _ in range(rng.randrange(6))]
    shortest = (",", ":") if test_index % 2 else None
    text = "\n".join(json.dumps(line, ensure_ascii=test_index % 3 == 0, separators=shortest) for line in lines)
    return (text + "\n" if text else "",)
