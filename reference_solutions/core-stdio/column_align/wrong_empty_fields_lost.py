import sys

rows = [line.rstrip("\n").split(";") for line in sys.stdin]
widths = [max(len(field) for field in column) for column in zip(*rows)]
for row in rows:
    fields = [field for field in row if field]
    print("  ".join(field.ljust(width) for field, width in zip(fields, widths)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
