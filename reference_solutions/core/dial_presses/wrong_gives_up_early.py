from math import isqrt


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for prime, factor, wanted in dials:
        stride = isqrt(prime)
        after: dict[int, int] = {}
        for presses in range(stride):
            after.setdefault(pow(factor, presses, prime), presses)
        found = -1
        for leap in range(stride):
            rest = wanted * pow(factor, -leap * stride, prime) % prime
            if rest in after:
                found = leap * stride + after[rest]
                break
        answer.append(found)
    return answer
