NAMES = "name late sum books notes city".split()
WORDS = "dear reader please return what you have borrowed before the end of this month thank you".split()


def piece(rng, depth, budget):
    parts = []
    while budget > 0:
        kind = rng.random()
        if kind < 0.55 or depth == 3 and kind >= 0.8:
            part = "{{" + rng.choice([*NAMES, "item"]) + "}}"
            part = rng.choice(WORDS) + " " + part if rng.random() < 0.6 else part
        elif kind < 0.8:
            part = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(1, 6))) + rng.choice((" ", "{", "}", "% ", "\n"))
        else:
            word = rng.choice(("if", "each"))
            name = rng.choice(("books", "notes")) if word == "each" else rng.choice([*NAMES, "item"])
            part = "{%" + word + " " + name + "%}" + piece(rng, depth + 1, rng.randrange(budget + 1) // 2) + "{%end%}"
        parts.append(part + "" if part.endswith("}") else part + " ")
        budget -= len(part)
    return "".join(parts)


def generate_input(rng, size, level, test_index):
    if level == 0:
        size = (0, 1, 3, 4, 5, 6, 6, 6)[test_index]
    template = piece(rng, 0, (0, 12, 18, 24, 26, 28, 30, 32)[test_index] if level == 0 else (1100, 500, 900)[test_index])
    rows = []
    for _ in range(size):
        row = {}
        for name in NAMES:
            if rng.random() < 0.75:
                if name in ("books", "notes"):
                    row[name] = [rng.choice(("Emma", 0, "", 7, "{{name}}", 1.5)) for _ in range(rng.randrange(5))]
                else:
                    row[name] = rng.choice(("Ann", "{{sum}}", "{%end%}", 0, 12.5, None, True, "", "Oslo"))
        if rng.random() < 0.2:
            row["item"] = "outside"
        rows.append(row)
    return template, rows
