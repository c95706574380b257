"""Collects words letter by letter."""

import sys


def main() -> None:
    counts = {}
    word = ""
    for line in sys.stdin:
        for sign in line:
            if "a" <= sign <= "z" or "A" <= sign <= "Z":
                word += sign.lower()
            elif word != "":
                counts[word] = counts.get(word, 0) + 1
                word = ""
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(word, count)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
