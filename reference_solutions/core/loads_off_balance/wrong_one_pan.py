def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = 1
        for weight in weights:
            loads |= loads << weight
        answer.append(sum(weights) + 1 - loads.bit_count())
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
