def pile_depths(requests: list[int]) -> list[int]:
    pile: list[int] = []
    depths = []
    for file in requests:
        if file in pile:
            depths.append(pile.index(file))
            pile.remove(file)
        else:
            depths.append(-1)
        pile.append(file)
    return depths
