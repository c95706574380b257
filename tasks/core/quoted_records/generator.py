PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789  .,-\""


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    quoted, empty, longest = ((0.1, 0.05, 12), (0.6, 0.1, 30), (0.5, 0.2, 7), (0.9, 0.0, 90))[test_index]
    records = []
    left = size
    while left > 1200:
        record = ";".join(field(rng, quoted, empty, longest) for _ in range(rng.randrange(1, 12))) + "\n"
        records.append(record)
        left -= len(record)
    return ("".join(records) + "x" * (left % 10) + "\n",)


def field(rng, quoted, empty, longest):
    if rng.random() < empty:
        return ""
    length = rng.randrange(1, longest + 1)
    if rng.random() >= quoted:
        return "".join(rng.choice(PLAIN) for _ in range(length))
    signs = (rng.choice(PLAIN) if rng.random() < 0.8 else rng.choice(";\n''") for _ in range(length))
    return quote("".join(signs))


def quote(text):
    return "'" + text.replace("'", "''") + "'"


def edge_case(rng, size, test_index):
    cases = (
        "",
        "\n",
        "\n\n;\n" + field(rng, 0, 0, size) + "\n",
        "''\n;''\n'';\n''''\n'''''';''''\n",
        quote("".join(rng.choice("';\n") for _ in range(size))) + "\n",
        " a ;b  c; ' \n".replace("'", '"') + field(rng, 0, 0, size) + ";" + field(rng, 1, 0, size) + "\n",
        "".join(field(rng, 0.5, 0.3, 4) + rng.choice(";\n") for _ in range(size)) + "\n",
        "x;" + quote("\n\n") + ";" + quote(" ") + "\n\n" + field(rng, 1, 0, size) + "\n",
    )
    return cases[test_index % len(cases)]
