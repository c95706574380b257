import sys

for line in sys.stdin:
    total = 0
    for place, sign in enumerate(reversed(line.strip())):
        digit = int(sign) * (2 if place % 2 == 0 else 1)
        total += digit - 9 if digit >= 10 else digit
    print(10 - total % 10)
