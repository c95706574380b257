def repeats(values):
    return len(values) - len(set(values))
