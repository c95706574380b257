"""Reads letter by letter and puts each finished word in front of those before it."""

import sys


def main() -> None:
    for line in sys.stdin:
        result = ""
        word = ""
        for sign in line.rstrip("\n"):
            if sign == " ":
                result = " " + word + result
                word = ""
            else:
                word += sign
        print(word + result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
