def distinct_in_windows(values: list[int], width: int) -> list[int]:
    counts: dict[int, int] = {}
    for value in values[:width]:
        counts[value] = counts.get(value, 0) + 1
    answer = [len(counts)]
    for leaving, entering in zip(values, values[width:]):
        counts[entering] = counts.get(entering, 0) + 1
        counts[leaving] -= 1
        if counts[leaving] == 0:
            del counts[leaving]
        answer.append(len(counts))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
