import sys

rows = [line.rstrip("\n").split(";") for line in sys.stdin]
width = max(len(field) for row in rows for field in row)
for row in rows:
    print("  ".join(field.ljust(width) for field in row))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
