def strings_without_runs(length: int, letters: int, run: int, modulus: int) -> int:
    counts = [1 % modulus]
    for size in range(1, length + 1):
        count = letters * counts[-1]
        if size >= run:
            count -= (letters - 1) * counts[size - run]
        counts.append(count % modulus)
    return counts[length]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
