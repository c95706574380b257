"""Greatest common divisors of few numbers again and again."""

from sympy.core.numbers import igcd


def setup(random):
    pairs = [(random.randint(1, 10**6), random.randint(1, 10**6), random.randint(1, 99)) for _ in range(300)]
    return [random.choice(pairs) for _ in range(30000)]


def window(triples):
    return [igcd(*each) for each in triples]


def value(results):
    return str([int(each) for each in results])
