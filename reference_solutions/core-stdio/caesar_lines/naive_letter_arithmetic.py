"""Computes each letter."""

import sys


def main() -> None:
    for line in sys.stdin:
        number, text = line.rstrip("\n").split(" ", 1)
        shift = int(number)
        result = ""
        for sign in text:
            if "a" <= sign <= "z":
                result += chr((ord(sign) - ord("a") + shift) % 26 + ord("a"))
            elif "A" <= sign <= "Z":
                result += chr((ord(sign) - ord("A") + shift) % 26 + ord("A"))
            else:
                result += sign
        print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
