import re
import sys

total = {}
for coefficient, exponent in re.findall(r"([+-]\d+)x\^(\d+)", sys.stdin.read()):
    total[int(exponent)] = total.get(int(exponent), 0) + int(coefficient)
print("".join(f"{total[exponent]:+d}x^{exponent}" for exponent in sorted(total, reverse=True)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
