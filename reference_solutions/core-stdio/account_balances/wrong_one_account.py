import sys

balance = 0
for line in sys.stdin:
    balance += int(line.split()[1].replace(".", ""))
    print(f"{balance / 100:.2f}")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
