"""The loads as bits of an integer that grows from the smallest one on: each weight counts 0, 1 or 2 times there."""


def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = 1
        for weight in sorted(weights):
            loads |= loads << weight
            loads |= loads << weight
        answer.append(sum(weights) - loads.bit_count() // 2)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
