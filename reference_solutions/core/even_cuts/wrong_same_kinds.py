def even_cuts(kinds: list[int]) -> list[int]:
    return [cut for cut in range(1, len(kinds)) if set(kinds[:cut]) == set(kinds[cut:])]
