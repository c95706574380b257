def pile_depths(requests: list[int]) -> list[int]:
    pile: list[int] = []
    depths = []
    for file in requests:
        if file in pile:
            depths.append(pile.index(file))
        else:
            depths.append(-1)
            pile.insert(0, file)
    return depths
