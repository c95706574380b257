def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    terms = [term % modulus for term in first]
    while len(terms) < index:
        terms.append(sum(c * term for c, term in zip(coefficients, reversed(terms))) % modulus)
    return terms[index - 1]
