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
