import re
import sys

total = {}
for coefficient, exponent in re.findall(r"([+-]\d+)x\^(\d+)", sys.stdin.read()):
    total[int(exponent)] = total.get(int(exponent), 0) + int(coefficient)
print("".join(f"{total[exponent]:+d}x^{exponent}" for exponent in sorted(total, reverse=True)))
