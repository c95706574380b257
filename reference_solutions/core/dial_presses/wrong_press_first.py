def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for prime, factor, wanted in dials:
        shown = factor
        presses = 1
        while shown not in (1, wanted):
            shown = shown * factor % prime
            presses += 1
        answer.append(presses if shown == wanted else -1)
    return answer
