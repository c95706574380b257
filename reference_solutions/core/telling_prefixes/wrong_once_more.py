def telling_prefixes(names: list[str]) -> list[int]:
    """Takes the same name once more for no other entry."""
    distinct = sorted(set(names))
    answers = []
    for name in names:
        for length in range(1, len(name) + 1):
            if sum(other.startswith(name[:length]) for other in distinct) == 1:
                answers.append(length)
                break
        else:
            answers.append(0)
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
