"""Baby steps from 1, giant steps back from the wanted number."""

from math import isqrt


def presses_for(prime: int, factor: int, wanted: int) -> int:
    stride = isqrt(prime) + 1
    after: dict[int, int] = {}
    for presses in range(stride):
        after.setdefault(pow(factor, presses, prime), presses)
    back = pow(factor, -stride, prime)
    for leap in range(stride):
        rest = wanted * pow(back, leap, prime) % prime
        if rest in after:
            return leap * stride + after[rest]
    return -1


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    return [presses_for(prime, factor, wanted) for prime, factor, wanted in dials]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
