def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [[1, 0] for _ in range(1)] + [[0, 0] for _ in range(most)]
    for height in range(1, most + 1):
        new = [list(pair) for pair in ways]
        for blocks in range(height, most + 1):
            new[blocks][0] += new[blocks - height][0]
            new[blocks][1] += new[blocks - height][1] + ways[blocks - height][0]
        ways = new
    return [sum(pair) % modulus for pair in ways]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
