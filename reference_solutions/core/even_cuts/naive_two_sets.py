def even_cuts(kinds: list[int]) -> list[int]:
    return [cut for cut in range(1, len(kinds)) if len(set(kinds[:cut])) == len(set(kinds[cut:]))]
