def contract(length, letters, run, modulus):
    assert all(type(number) is int for number in (length, letters, run, modulus))
    assert 0 <= length <= 24_000
    assert 1 <= letters <= 1_000
    assert 1 <= run <= 100
    assert 1 <= modulus <= 2 * 10**9
