"""Nested functions of the user's as source in C."""

from sympy import Function, Symbol, ccode


def setup(random):
    return [random.randint(2, 99) for _ in range(5)]


def window(numbers):
    x = Symbol("x")
    functions = [Function(f"f{place}") for place in range(3)]
    whole = x
    for place, number in enumerate(numbers):
        whole = functions[place % 3](whole + number)
    names = {"f0": "first", "f1": "second", "f2": "third"}
    return [ccode(whole, user_functions=names), ccode(whole**2 + x, user_functions=names)]


def value(results):
    return "\n".join(results)
