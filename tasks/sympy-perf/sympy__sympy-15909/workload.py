"""How many zero bits integers end with."""

from sympy.ntheory.factor_ import trailing


def setup(random):
    return [(2 * random.randint(1, 10**9) + 1) << random.randint(9, 290) for _ in range(40000)]


def window(numbers):
    return [trailing(n) for n in numbers]


def value(results):
    return str([int(each) for each in results])
