def strings_without_runs(length: int, letters: int, run: int, modulus: int) -> int:
    # The difference of two neighbouring sums of run - 1 counts leaves two terms:
    # counts[n] = letters * counts[n - 1] - (letters - 1) * counts[n - run].
    if length < run:
        return pow(letters, length, modulus)
    counts = [1]
    value = 1
    for _ in range(run - 1):
        value = value * letters % modulus
        counts.append(value)
    value = (value * letters - letters) % modulus
    counts.append(value)
    others = letters - 1
    remember = counts.append
    # The list grows at its end while it is read `run` places before it.
    reader = iter(counts)
    next(reader)
    for _, old in zip(range(length - run), reader):
        value = (value * letters - others * old) % modulus
        remember(value)
    return value

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
