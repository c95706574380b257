import sys

ranges = []
for line in sys.stdin:
    ends = []
    for address in line.split("-"):
        a, b, c, d = map(int, address.split("."))
        ends.append(a << 24 | b << 16 | c << 8 | d)
    print(ends[1] - ends[0])
    ranges.append(ends)
covered, reached = 0, -1
for start, end in sorted(ranges):
    if end > reached:
        covered += end - max(start, reached)
        reached = end
print(covered)
