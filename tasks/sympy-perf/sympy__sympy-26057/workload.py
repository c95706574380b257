"""The atoms of large matrices that are mostly zero."""

from sympy import Matrix, SparseMatrix, Symbol, symbols


def setup(random):
    size = random.randint(55, 65)
    return size, [(random.randrange(size), random.randrange(size), random.randint(1, 9999)) for _ in range(40)]


def window(subject):
    size, entries = subject
    xs = symbols("x:10")
    matrix = SparseMatrix(size, size, {(i, j): xs[n % 10] + n for i, j, n in entries})
    dense = Matrix(matrix)
    found = [matrix.atoms(Symbol), matrix.atoms(), dense.atoms(Symbol), dense.atoms()]
    return [sorted(map(str, each)) for each in found]


def value(results):
    return str(results)
