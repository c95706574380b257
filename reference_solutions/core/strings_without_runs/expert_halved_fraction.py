"""The counts are the coefficients of a fraction of two polynomials (Bostan and Mori).

Both times Q(-x), its denominator has even powers only, so half of the numerator can be left out and the index halved.
A polynomial is one long number with a lane of bytes for each coefficient: a product is one multiplication. Even and odd
powers are multiplied apart, for only half of each product is needed.
"""


def strings_without_runs(length: int, letters: int, run: int, modulus: int) -> int:
    if length < run:
        return pow(letters, length, modulus)
    if run == 1:
        return 0
    lane = ((run + 1) * modulus * modulus).bit_length() // 8 + 1

    def packed(polynomial: list[int]) -> int:
        return int.from_bytes(b"".join([factor.to_bytes(lane, "little") for factor in polynomial]), "little")

    def unpacked(product: int) -> list[int]:
        lanes = product.to_bytes((run + 1) * lane, "little")
        return [int.from_bytes(lanes[at : at + lane], "little") % modulus for at in range(0, len(lanes), lane)]

    # counts[n] = letters * counts[n - 1] - (letters - 1) * counts[n - run]
    below = [factor % modulus for factor in (1, -letters, *[0] * (run - 2), letters - 1)]
    above = [1, *[0] * (run - 1), modulus - 1]
    while length:
        even, odd = packed(below[::2]), packed(below[1::2])
        minus_odd = packed([modulus - factor for factor in below[1::2]])
        above_even, above_odd = packed(above[::2]), packed(above[1::2])
        if length & 1:
            above = unpacked(above_odd * even + above_even * minus_odd)
        else:
            above = unpacked(above_even * even + (above_odd * minus_odd << 8 * lane))
        below = unpacked(even * even + (odd * minus_odd << 8 * lane))
        length >>= 1
    return above[0] % modulus

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
