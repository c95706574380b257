"""Arithmetic of Gaussian integers and rationals."""

from sympy import QQ_I, ZZ_I


def setup(random):
    return [(random.randint(-99, 99), random.randint(1, 99)) for _ in range(1500)]


def window(pairs):
    whole, total = ZZ_I(1, 1), QQ_I(0, 1)
    found = []
    for a, b in pairs:
        number = ZZ_I(a, b)
        whole = number * whole + number - ZZ_I(b, a)
        if whole.x.bit_length() > 64:
            found.append(whole)
            whole = ZZ_I(1, 1)
        total = QQ_I(a, b) + total * QQ_I(1, 0)
    return found, total


def value(results):
    found, total = results
    return str(([(int(each.x), int(each.y)) for each in found], str(total.x), str(total.y)))
