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
