def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [[1, 0] for _ in range(1)] + [[0, 0] for _ in range(most)]
    for height in range(1, most + 1):
        new = [list(pair) for pair in ways]
        for blocks in range(height, most + 1):
            new[blocks][0] += new[blocks - height][0]
            new[blocks][1] += new[blocks - height][1] + ways[blocks - height][0]
        ways = new
    return [sum(pair) % modulus for pair in ways]
