"""Solutions of systems of equations that are mostly zero."""

from sympy import Matrix, eye


def setup(random):
    size = random.randint(36, 40)
    extra = [(random.randrange(size), random.randrange(size), random.randint(1, 9)) for _ in range(6)]
    return size, extra, [random.randint(-9, 9) for _ in range(size)]


def window(subject):
    size, extra, right = subject
    matrix = eye(size)
    for i, j, n in extra:
        matrix[i, j] += n
    return matrix.gauss_jordan_solve(Matrix(right))


def value(results):
    solution, free = results
    return str((solution.tolist(), free.tolist()))
