"""Determinants of matrices of integers."""

from sympy import ZZ
from sympy.polys.matrices.ddm import DDM


def setup(random):
    size = random.randint(36, 38)
    return [[[random.randint(-99, 99) for _ in range(size)] for _ in range(size)] for _ in range(1)]


def window(matrices):
    found = []
    for rows in matrices:
        size = len(rows)
        found.append(DDM([[ZZ(each) for each in row] for row in rows], (size, size), ZZ).det())
    return found


def value(results):
    return str([int(each) for each in results])
