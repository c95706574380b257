def totals(values):
    return [sum(values[: place + 1]) for place in range(len(values))]
