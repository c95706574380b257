"""Presses until the dial shows the wanted number or 1 again."""


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for prime, factor, wanted in dials:
        shown = 1
        presses = 0
        while shown != wanted:
            shown = shown * factor % prime
            presses += 1
            if shown == 1:
                presses = -1
                break
        answer.append(presses)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
