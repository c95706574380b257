import sys

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

for line in sys.stdin:
    number = 0
    for numeral in line.strip().split("+"):
        values = [VALUES[letter] for letter in numeral] + [0]
        number += sum(-a if a < b else a for a, b in zip(values, values[1:]))
    result = ""
    for letter, value in reversed(VALUES.items()):
        result += letter * (number // value)
        number %= value
    print(result)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
