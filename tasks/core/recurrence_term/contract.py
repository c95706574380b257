def contract(coefficients, first, index, modulus):
    assert type(coefficients) is list and type(first) is list
    assert len(coefficients) == len(first) and 1 <= len(first) <= 32
    assert all(type(number) is int and -(10**6) <= number <= 10**6 for number in coefficients + first)
    assert type(index) is int and 0 <= index <= 60_000
    assert type(modulus) is int and 1 <= modulus <= 2 * 10**9
