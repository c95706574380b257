"""The terms are the coefficients of a fraction P / Q of polynomials (Bostan and Mori).

Both times Q(-x), its denominator has even powers only, so half of the numerator can be left out and the index halved.
A polynomial is one long number with a lane of bytes for each coefficient: a product is one multiplication. Even and odd
powers are multiplied apart, for only half of each product is needed.
"""


def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    order = len(coefficients)
    if index < order:
        return first[index] % modulus
    lane = ((order + 1) * modulus * modulus).bit_length() // 8 + 1

    def packed(polynomial: list[int]) -> int:
        return int.from_bytes(b"".join([factor.to_bytes(lane, "little") for factor in polynomial]), "little")

    def unpacked(product: int) -> list[int]:
        lanes = product.to_bytes((order + 1) * lane, "little")
        return [int.from_bytes(lanes[at : at + lane], "little") % modulus for at in range(0, len(lanes), lane)]

    below = [1, *[-factor % modulus for factor in coefficients]]
    above = [
        sum([below[j] * first[power - j] for j in range(power + 1)]) % modulus for power in range(order)
    ]
    while index:
        even, odd = packed(below[::2]), packed(below[1::2])
        minus_odd = packed([modulus - factor for factor in below[1::2]])
        above_even, above_odd = packed(above[::2]), packed(above[1::2])
        if index & 1:
            above = unpacked(above_odd * even + above_even * minus_odd)
        else:
            above = unpacked(above_even * even + (above_odd * minus_odd << 8 * lane))
        below = unpacked(even * even + (odd * minus_odd << 8 * lane))
        index >>= 1
    return above[0] % modulus

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
