import sys

total = 0
for line in sys.stdin:
    ends = []
    for address in line.split("-"):
        a, b, c, d = map(int, address.split("."))
        ends.append(a << 24 | b << 16 | c << 8 | d)
    total += ends[1] - ends[0] + 1
    print(ends[1] - ends[0] + 1)
print(total)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
