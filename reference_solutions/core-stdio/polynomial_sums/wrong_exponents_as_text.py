import re
import sys

total = {}
for coefficient, exponent in re.findall(r"([+-]\d+)x\^(\d+)", sys.stdin.read()):
    total[exponent] = total.get(exponent, 0) + int(coefficient)
print("".join(f"{total[e]:+d}x^{e}" for e in sorted(total, reverse=True) if total[e]) or "0")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
