from math import comb


def contract(fees, seats, numbers):
    assert type(fees) is list and 1 <= len(fees) <= 30
    assert all(type(fee) is int and 0 <= fee <= 1_000_000 for fee in fees)
    assert type(seats) is int and 1 <= seats <= min(8, len(fees))
    assert type(numbers) is list and len(numbers) <= 1800
    assert all(type(number) is int and 0 <= number < comb(len(fees), seats) for number in numbers)
