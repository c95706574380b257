"""The terms are the coefficients of a fraction P / Q of polynomials (Bostan and Mori).

Both times Q(-x), its denominator has even powers only, so half of the numerator can be left out and the index halved.
A polynomial is one long number with a lane of bytes for each coefficient: a product is one multiplication.
"""


def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    order = len(coefficients)
    if index < order:
        return first[index] % modulus
    lane = ((order + 1) * modulus * modulus).bit_length() // 8 + 1

    def packed(polynomial: list[int]) -> int:
        return int.from_bytes(b"".join([factor.to_bytes(lane, "little") for factor in polynomial]), "little")

    def every_other(product: int, start: int) -> list[int]:
        lanes = product.to_bytes(2 * (order + 1) * lane, "little")
        ends = range((start + 1) * lane, (2 * order + 2) * lane, 2 * lane)
        return [int.from_bytes(lanes[end - lane : end], "little") % modulus for end in ends]

    below = [1, *[-factor % modulus for factor in coefficients]]
    above = [
        sum([below[j] * first[power - j] for j in range(power + 1)]) % modulus for power in range(order)
    ]
    while index:
        turned = below[:]
        turned[1::2] = [modulus - factor for factor in below[1::2]]
        other = packed(turned)
        above = every_other(packed(above) * other, index & 1)[:order]
        below = every_other(packed(below) * other, 0)
        index >>= 1
    return above[0] % modulus

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
