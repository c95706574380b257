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
