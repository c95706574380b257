def telling_prefixes(names: list[str]) -> list[int]:
    """Compares a name only with the one that follows in order."""
    order = sorted(names) + [""]
    answers = {}
    for name, after in zip(order, order[1:]):
        shared = 0
        while shared < min(len(name), len(after)) and name[shared] == after[shared]:
            shared += 1
        answers[name] = shared + 1 if shared < len(name) else 0
    return [answers[name] for name in names]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
