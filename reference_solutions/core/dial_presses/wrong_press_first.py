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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
