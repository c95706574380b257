"""Reads with int; writes with the formats that Python has, or several digits at a time from a table for each base."""

import sys


def table_of(base: int) -> list[str]:
    digits = "0123456789abcdef"[:base]
    table = list(digits)
    while len(table) * base <= 256:
        table = [high + low for high in table for low in digits]
    return table


def main() -> None:
    words = sys.stdin.read().split()
    formats = {"2": "b", "8": "o", "10": "d", "16": "x"}
    tables: dict[str, list[str]] = {}
    results = []
    for number, wanted in zip(map(int, words[::3], map(int, words[1::3])), words[2::3]):
        if wanted in formats:
            results.append(format(number, formats[wanted]))
            continue
        if wanted not in tables:
            tables[wanted] = table_of(int(wanted))
        table = tables[wanted]
        step = len(table)
        text = table[number % step]
        number //= step
        while number:
            text = table[number % step] + text
            number //= step
        results.append(text.lstrip("0") or "0")
    print("\n".join(results))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
