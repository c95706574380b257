import sys

for line in sys.stdin:
    total = 0
    for place, sign in enumerate(reversed(line.strip())):
        digit = int(sign) * (2 if place % 2 == 0 else 1)
        total += digit - 9 if digit >= 10 else digit
    print(10 - total % 10)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
