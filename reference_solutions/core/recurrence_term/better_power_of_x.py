def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    # x**index, reduced by the recurrence's own polynomial, holds the weights with which the first terms make up the
    # wanted one. Squaring costs order**2 where a matrix would cost order**3.
    order = len(coefficients)
    if index < order:
        return first[index] % modulus
    rising = [coefficient % modulus for coefficient in reversed(coefficients)]
    weights = [1] + [0] * (order - 1)
    for bit in f"{index:b}":
        weights = reduced(squared(weights), rising, modulus)
        if bit == "1":
            carry = weights[-1]
            weights = [
                (below + carry * factor) % modulus for below, factor in zip([0, *weights[:-1]], rising)
            ]
    return sum(weight * term for weight, term in zip(weights, first)) % modulus


def squared(weights: list[int]) -> list[int]:
    """The square of a polynomial, lowest power first, one line of the product per slice."""
    product = [0] * (2 * len(weights) - 1)
    width = len(weights)
    for power, weight in enumerate(weights):
        if weight:
            product[power : power + width] = [
                so_far + weight * other for so_far, other in zip(product[power:], weights)
            ]
    return product


def reduced(product: list[int], rising: list[int], modulus: int) -> list[int]:
    """The remainder by x**order - (rising[0] + rising[1] * x + ...)."""
    order = len(rising)
    for power in range(len(product) - 1, order - 1, -1):
        carry = product[power] % modulus
        if carry:
            low = power - order
            product[low:power] = [so_far + carry * factor for so_far, factor in zip(product[low:], rising)]
    return [value % modulus for value in product[:order]]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
