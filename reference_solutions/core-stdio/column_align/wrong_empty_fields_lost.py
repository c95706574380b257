import sys

rows = [line.rstrip("\n").split(";") for line in sys.stdin]
widths = [max(len(field) for field in column) for column in zip(*rows)]
for row in rows:
    fields = [field for field in row if field]
    print("  ".join(field.ljust(width) for field, width in zip(fields, widths)))
