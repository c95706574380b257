"""Long sequences, printed as pictures of text."""

from sympy import Symbol, pretty


def setup(random):
    return [random.randint(2, 99) for _ in range(400)]


def window(numbers):
    x = Symbol("x")
    items = [n * x for n in numbers]
    return [pretty(each, use_unicode=False, wrap_line=False) for each in (items, tuple(items))]


def value(results):
    return "\n".join(results)
