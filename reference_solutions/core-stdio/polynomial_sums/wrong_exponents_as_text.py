import re
import sys

total = {}
for coefficient, exponent in re.findall(r"([+-]\d+)x\^(\d+)", sys.stdin.read()):
    total[exponent] = total.get(exponent, 0) + int(coefficient)
print("".join(f"{total[e]:+d}x^{e}" for e in sorted(total, reverse=True) if total[e]) or "0")
