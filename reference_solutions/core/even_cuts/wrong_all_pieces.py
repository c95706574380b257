def even_cuts(kinds: list[int]) -> list[int]:
    return [cut for cut in range(len(kinds) + 1) if len(set(kinds[:cut])) == len(set(kinds[cut:]))]
