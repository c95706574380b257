def evens(values):
    return sum([value % 2 == 0 for value in values])
