from math import isqrt


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for prime, factor, wanted in dials:
        stride = isqrt(prime) + 1
        after = {pow(factor, presses, prime): presses for presses in range(stride)}
        found = -1
        for leap in range(stride):
            rest = wanted * pow(factor, -leap * stride, prime) % prime
            if rest in after:
                found = leap * stride + after[rest]
                break
        answer.append(found)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
