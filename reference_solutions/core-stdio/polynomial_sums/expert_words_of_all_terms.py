"""Turns the whole text into words; exponents are never made numbers, but looked up as they stand."""

import sys


def main() -> None:
    words = sys.stdin.read().replace("+", " ").replace("-", " -").replace("x^", " ").split()
    total = {str(exponent): 0 for exponent in range(300, -1, -1)}
    for exponent, coefficient in zip(words[1::2], map(int, words[::2])):
        total[exponent] += coefficient
    print("".join([f"{total[exponent]:+d}x^{exponent}" for exponent in total if total[exponent]]) or "0")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
