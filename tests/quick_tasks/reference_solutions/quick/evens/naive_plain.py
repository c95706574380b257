def evens(values):
    count = 0
    for value in values:
        if value % 2 == 0:
            count += 1
    return count
