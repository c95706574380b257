"""Binomials count the routes between slabs; those through another puddle are taken away by the first one they meet."""

from operator import mul

MODULUS = 1_000_000_007


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    factorials = [1]
    for number in range(1, height + width):
        factorials.append(factorials[-1] * number % MODULUS)
    inverses = [pow(factorials[-1], -1, MODULUS)]
    for number in range(height + width - 1, 0, -1):
        inverses.append(inverses[-1] * number % MODULUS)
    inverses.reverse()

    def dry_routes(slabs: list[tuple[int, int]]) -> list[int]:
        counts: list[int] = []
        for row, column in slabs:
            count = factorials[row + column] * inverses[row] * inverses[column]
            for (r, c), dry in zip(slabs, counts):
                if c <= column:
                    down, right = row - r, column - c
                    count -= factorials[down + right] * inverses[down] * inverses[right] % MODULUS * dry
            counts.append(count % MODULUS)
        return counts

    slabs = sorted(puddles)
    seen_from_the_end = [(height - 1 - row, width - 1 - column) for row, column in reversed(slabs)]
    return sum(map(mul, dry_routes(slabs), reversed(dry_routes(seen_from_the_end)))) % MODULUS

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
