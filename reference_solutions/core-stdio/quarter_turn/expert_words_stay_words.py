"""Never makes numbers of the words: cuts the reversed list of all of them into strides."""

import sys


def main() -> None:
    _, columns, *words = sys.stdin.read().split()
    n_columns = int(columns)
    words.reverse()
    print("\n".join([" ".join(words[n_columns - 1 - column :: n_columns]) for column in range(n_columns)]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
