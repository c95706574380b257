PLAIN = ("", "red", "a longer note on this order", "3 pieces", "Ann Lee", "0", " ", "x;y")
QUOTED = ('"red, large"', '"he said ""no"""', '","', '""""', '"a,""b"",c"')


def table(rng, names, on, keys, share):
    """The text of a table with these columns; `share` of the other fields are quoted."""
    columns = []
    for name in names:
        if name == on:
            columns.append(keys)
        elif name.startswith("id"):
            columns.append([str(place) for place in range(len(keys))])
        else:
            fields = rng.choices(PLAIN, k=len(keys))
            for place in range(len(keys)):
                if rng.random() < share:
                    fields[place] = rng.choice(QUOTED)
            columns.append(fields)
    header = [f'"{name}"' if "," in name else name for name in names]
    return "".join([",".join(row) + "\n" for row in [header, *zip(*columns)]])


def generate_input(rng, size, level, test_index):
    if level == 0:
        on = ("k", "key", "k", "a,b", "k", "k", "a,b", "k")[test_index]
        n_left, n_right, n_keys = (0, 1, 2, 4, 5, 8, size, size)[test_index], (0, 0, 1, 3, 4, 5, 6, 8)[test_index], 4
        odd = ["", "1", "1.0", '"1,0"', '"""1"""', "k", " 1"]
        left_keys, right_keys = rng.choices(odd, k=n_left), rng.choices(odd[:-1], k=n_right)
        share = 0.4
        left_names, right_names = ["note", "id", "more, of it"][: 1 + test_index % 3], ["name", "second name"][: 1 + test_index % 2]
        left_names.insert(rng.randrange(len(left_names) + 1), on)
        right_names.insert(rng.randrange(len(right_names) + 1), on)
    else:
        on, n_left, n_right = "customer", size, size // 40
        n_keys = (n_right, n_right * 9 // 10, n_right // 3)[test_index]
        keys = [f"C{place * 7919 % 10**5:05d}" for place in range(n_keys)]
        right_keys = (keys * 3 + ["" for _ in range(n_right)])[:n_right]
        rng.shuffle(right_keys)
        unknown = [f"D{place}" for place in range(n_keys // 20 + 1)]
        left_keys = rng.choices(keys + unknown, k=n_left)
        share = (0.0, 0.03, 0.01)[test_index]
        left_names = (["id", "customer", "note", "amount"], ["id", "a", "b", "c", "d", "e", "f", "customer"], ["customer", "id"])[test_index]
        right_names = (["customer", "name", "city"], ["name", "city", "customer", "w", "x", "y", "z"], ["id2", "customer", "v"])[test_index]
    return table(rng, left_names, on, left_keys, share), table(rng, right_names, on, right_keys, share), on
