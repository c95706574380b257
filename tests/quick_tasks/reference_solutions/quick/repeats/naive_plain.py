def repeats(values):
    return sum(value in values[:place] for place, value in enumerate(values))
