def contract(most, modulus):
    assert type(most) is int and 0 <= most <= 2300
    assert type(modulus) is int and 2 <= modulus <= 1_000_000_007
