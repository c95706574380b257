def strings_without_runs(length: int, letters: int, run: int, modulus: int) -> int:
    # counts[n] = (letters - 1) * (the run - 1 counts before it): the last run has 1 to run - 1 letters.
    counts = [1]
    for size in range(1, length + 1):
        if size < run:
            counts.append(counts[-1] * letters % modulus)
        elif size == run:
            counts.append((counts[-1] * letters - letters) % modulus)
        else:
            counts.append((letters - 1) * sum(counts[size - run + 1 :]) % modulus)
    return counts[length] % modulus

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
