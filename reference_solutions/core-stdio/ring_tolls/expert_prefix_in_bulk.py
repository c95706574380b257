"""Subtracts prefix sums; reads everything at once, writes everything at once."""

import sys
from itertools import accumulate


def main() -> None:
    n, _, *numbers = map(int, sys.stdin.buffer.read().split())
    upto = list(accumulate(numbers[:n], initial=0))
    ring = upto[-1]
    before = [ring, *upto]  # before[a] is what sections 1 to a - 1 cost
    trips = zip(numbers[n::2], numbers[n + 1 :: 2])
    paid = [upto[b] - before[a] if a <= b else upto[b] - before[a] + ring for a, b in trips]
    print("\n".join(map(str, paid)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
