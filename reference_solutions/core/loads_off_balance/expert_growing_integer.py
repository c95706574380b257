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
