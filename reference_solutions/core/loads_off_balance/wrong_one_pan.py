def loads_off_balance(boxes: list[list[int]]) -> list[int]:
    answer = []
    for weights in boxes:
        loads = 1
        for weight in weights:
            loads |= loads << weight
        answer.append(sum(weights) + 1 - loads.bit_count())
    return answer
