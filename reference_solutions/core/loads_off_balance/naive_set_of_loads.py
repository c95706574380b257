"""Keeps the set of all loads, also negative ones, that the weights so far can balance."""


def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = {0}
        for weight in weights:
            new = set()
            for load in loads:
                new.add(load)
                new.add(load + weight)
                new.add(load - weight)
            loads = new
        count = 0
        for load in range(1, sum(weights) + 1):
            if load not in loads:
                count += 1
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
