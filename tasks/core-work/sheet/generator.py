def generate_input(rng, size, level, test_index):
    """Cells lie in layers, and formulas add cells of the layers before theirs; doublings and halves are in few layers, so
    that values stay small and exact."""
    if level == 0:
        n_layers, n_cells = 2 + test_index % 4, 4 + test_index
    else:
        n_layers, n_cells = (6, 20, 50)[test_index], size * 2 // 5
    cells = [f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]}{place // 26 + 1}" for place in range(n_cells)]
    rng.shuffle(cells)
    width = max(1, n_cells // n_layers)
    layers = [cells[first : first + width] for first in range(0, n_cells, width)]

    def formula(layer, most):
        terms = {}
        for _ in range(rng.randrange(1, most + 1)):
            source = layers[layer - 1] if rng.random() < 0.7 else layers[rng.randrange(layer)]
            factor = rng.choice((1.0, -1.0, 2.0, 0.5)) if layer in (1, 2, 3) else rng.choice((1.0, -1.0))
            terms[rng.choice(source)] = factor
        return terms

    user = {}

    # Deep sheets have few terms, or values would grow beyond all bounds.
    most = (8, 3, 2)[test_index] if level else 3
    calls = []
    for layer, own in enumerate(layers):
        for cell in own:
            if rng.random() < 0.9 and len(calls) < size // 2:
                if layer:
                    terms = formula(layer, most)
                    user.update(dict.fromkeys(terms, cell))
                    calls.append(("set_sum", cell, terms))
                else:
                    calls.append(("set_number", cell, rng.randrange(-400, 401) / 4))
    if level:
        rng.shuffle(calls)
    last = len(layers) - 1
    while len(calls) < size:
        kind = rng.random()
        layer = rng.randrange(len(layers))
        cell = rng.choice(layers[layer])
        if kind < (0.2 if level == 0 else 0.3):
            if level and rng.random() < 0.8:
                cell = rng.choice(layers[0])
            calls.append(("set_number", cell, rng.randrange(-400, 401) / 4))
        elif kind < (0.45 if level == 0 else 0.38) and layer:
            terms = formula(layer, most)
            if rng.random() < (0.4 if level == 0 else 0.3):
                # Mostly a cycle, which is refused.
                above = user.get(user.get(cell), user.get(cell))
                terms = {above or rng.choice(layers[min(layer + 1, last)]): 1.0}
            else:
                user.update(dict.fromkeys(terms, cell))
            calls.append(("set_sum", cell, terms))
        elif kind < 0.9:
            calls.append(("value", cell))
        else:
            calls.append(("users", cell))
    return (), calls
