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
