def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    terms = [term % modulus for term in first]
    order = len(coefficients)
    while len(terms) <= index:
        terms.append(sum(c * term for c, term in zip(coefficients, terms[-order:])) % modulus)
    return terms[index]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
