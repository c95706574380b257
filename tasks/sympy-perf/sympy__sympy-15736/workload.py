"""Products of matrices, element by element."""

from sympy.matrices import Matrix, matrix_multiply_elementwise


def setup(random):
    size = random.randint(60, 70)
    return [[[random.randint(-99, 99) for _ in range(size)] for _ in range(size)] for _ in range(2)]


def window(subject):
    one, other = map(Matrix, subject)
    for _ in range(3):
        one = matrix_multiply_elementwise(one, other)
    return one


def value(result):
    return str(result.tolist())
