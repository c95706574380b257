"""Reads with int; writes two digits at a time, from a table for each base."""

import sys


def pairs_of(base: int) -> list[str]:
    digits = "0123456789abcdef"[:base]
    return [high + low for high in digits for low in digits]


def main() -> None:
    words = sys.stdin.read().split()
    tables: dict[str, list[str]] = {}
    results = []
    for number, wanted in zip(map(int, words[::3], map(int, words[1::3])), words[2::3]):
        if wanted not in tables:
            tables[wanted] = pairs_of(int(wanted))
        pairs = tables[wanted]
        step = len(pairs)
        text = pairs[number % step]
        number //= step
        while number:
            text = pairs[number % step] + text
            number //= step
        results.append(text.lstrip("0") or "0")
    print("\n".join(results))


main()
