"""Adds the pairs that share a square-free divisor, or takes them away when it has an odd number of prime factors."""


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    end = max(drivers + driven, default=1) + 1
    first = [0] * end
    second = [0] * end
    for teeth in drivers:
        first[teeth] += 1
    for teeth in driven:
        second[teeth] += 1
    signs = [1] * end
    is_prime = bytearray(b"\1") * end
    pairs = len(drivers) * len(driven)
    for divisor in range(2, end):
        if is_prime[divisor]:
            is_prime[divisor::divisor] = bytes(len(range(divisor, end, divisor)))
            signs[divisor::divisor] = [-sign for sign in signs[divisor::divisor]]
            square = divisor * divisor
            signs[square::square] = [0] * len(range(square, end, square))
        if signs[divisor]:
            pairs += signs[divisor] * sum(first[divisor::divisor]) * sum(second[divisor::divisor])
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
