def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    terms = [term % modulus for term in first]
    order = len(coefficients)
    while len(terms) <= index:
        total = 0
        for back in range(order):
            total += coefficients[back] * terms[-1 - back]
        terms.append(total % modulus)
    return terms[index]
