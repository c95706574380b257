import sys

rows = [line.rstrip("\n").split(";") for line in sys.stdin]
width = max(len(field) for row in rows for field in row)
for row in rows:
    print("  ".join(field.ljust(width) for field in row))
