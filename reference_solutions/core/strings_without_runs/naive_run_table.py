def strings_without_runs(length: int, letters: int, run: int, modulus: int) -> int:
    if length == 0:
        return 1 % modulus
    if run == 1:
        return 0
    # ways[r] counts the strings whose last r + 1 letters are equal and no more.
    ways = [0] * (run - 1)
    ways[0] = letters % modulus
    for _ in range(length - 1):
        following = [0] * (run - 1)
        for size in range(run - 1):
            following[0] = (following[0] + ways[size] * (letters - 1)) % modulus
            if size + 1 < run - 1:
                following[size + 1] = ways[size]
        ways = following
    return sum(ways) % modulus

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
