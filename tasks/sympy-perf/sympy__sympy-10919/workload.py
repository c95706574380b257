"""Numbers of partitions."""

from sympy.ntheory.partitions_ import npartitions


def setup(random):
    return [random.randint(60000, 80000)]


def window(numbers):
    return [npartitions(n) for n in numbers]


def value(results):
    return str([int(each) for each in results])
