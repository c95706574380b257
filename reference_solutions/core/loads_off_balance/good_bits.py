"""Keeps all loads, also negative ones, as bits of one integer with the load 0 in the middle."""


def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = 1 << sum(weights)
        for weight in weights:
            loads |= loads << weight | loads >> weight
        answer.append(bin(loads)[2:].count("0") // 2)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
