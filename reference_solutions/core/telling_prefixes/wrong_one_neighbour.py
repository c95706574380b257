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
