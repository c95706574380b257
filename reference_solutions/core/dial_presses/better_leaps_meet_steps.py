"""Leaps from 1 meet short steps from the wanted number; of equal steps the last counts, and the table keeps it."""

from math import isqrt


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for prime, factor, wanted in dials:
        if wanted == 1:
            answer.append(0)
            continue
        stride = isqrt(prime) + 1
        steps: dict[int, int] = {}
        shown = wanted
        for step in range(stride):
            steps[shown] = step
            shown = shown * factor % prime
        leap = pow(factor, stride, prime)
        shown = 1
        for presses in range(stride, prime + stride, stride):
            shown = shown * leap % prime
            if shown in steps:
                answer.append(presses - steps[shown])
                break
        else:
            answer.append(-1)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
