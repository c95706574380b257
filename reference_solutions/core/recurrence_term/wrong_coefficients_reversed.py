def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    terms = [term % modulus for term in first]
    order = len(coefficients)
    while len(terms) <= index:
        terms.append(sum(c * term for c, term in zip(coefficients, terms[-order:])) % modulus)
    return terms[index]
