def distinct_in_windows(values: list[int], width: int) -> list[int]:
    if width > len(values):
        return []
    counts: dict[int, int] = {}
    for value in values[:width]:
        counts[value] = counts.get(value, 0) + 1
    answer = [len(counts)]
    for position in range(width, len(values)):
        entering = values[position]
        counts[entering] = counts.get(entering, 0) + 1
        leaving = values[position - width]
        counts[leaving] -= 1
        if counts[leaving] == 0:
            del counts[leaving]
        answer.append(len(counts))
    return answer
