def pile_depths(requests: list[int]) -> list[int]:
    pile: list[int] = []
    depths = []
    for file in requests:
        if file in pile:
            depths.append(pile.index(file))
            pile.remove(file)
        else:
            depths.append(-1)
        pile.insert(0, file)
    return depths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
