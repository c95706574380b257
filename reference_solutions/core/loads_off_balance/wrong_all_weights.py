def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = {0}
        for weight in weights:
            loads = {load + weight for load in loads} | {load - weight for load in loads}
        answer.append(sum(weights) - sum(load > 0 for load in loads))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
